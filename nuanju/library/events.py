from nuanju.core.events import declare
from nuanju.core.keeping import changed_words

declare("library.loaded", "问题库 {number} 已装入，{count} 个节点有变化")
declare("library.released", "发布问题库 {number}：{note}")
declare("node.added", "新增问题节点 {code}《{zh}》：{reason}")
declare("node.revised", "修改问题节点 {code}《{zh}》：{reason}")
declare("node.retired", "停用问题节点 {code}《{zh}》，由 {replaced_by} 代替：{reason}")
declare("article.written", "新建知识文章《{title}》")
declare("article.revised", "修改知识文章《{title}》")
declare("article.published", "发布知识文章《{title}》")
declare("article.retired", "停用知识文章《{title}》：{reason}")
declare("script.kept", changed_words)
