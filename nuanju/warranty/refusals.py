from nuanju.core.refusals import declare

declare(
    term_below_floor="{zh}的期限不能少于{floor}{unit}。",
    date_unread="请填写{what}。",
    date_in_future="{what}不能晚于今天，请核对。",
    date_there="{what}已登记为{on}，不用再补；要更正请到设置里修改。",
    term_only_longer="项目只能延长保修期：集团现行为{group}{unit}，请填写不少于它的期限。",
    term_date_passed="新的期限只能从今天或以后交付的房屋开始适用，已交付的房屋不变。",
    term_date_taken="这一天起已有一条期限，请改日期或先核对现有期限。",
    term_not_a_term="{zh}不设保修期限，不能填写期限。",
    term_unknown_node="问题编码 {code} 不存在，请重新选择。",
    own_book_of_project="自带质保书的期限要选定项目。",
    own_book_dates="“适用于此日前交付”要晚于“适用于此日起交付”。",
    own_book_after_launch="自带质保书的期限只用于项目启用（{live_since}）之前交付的批次。",
)
