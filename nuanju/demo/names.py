"""Chinese names of people who do not exist."""

import random

from nuanju.customers.choices import Gender

FAMILY = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任沈"
    "姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛"
)
MALE = "伟强磊军洋勇杰涛明超刚平辉鹏华飞鑫波斌宇浩凯健俊帆亮旭宁博晨翔航睿哲轩瑞泽文志建国海东林峰"
FEMALE = "芳娜敏静丽艳娟霞秀英玲燕红萍丹颖琳慧洁莹雪倩婷玉梅兰蓉欣怡佳雯悦薇晓云思雨梦琪诗涵"
COMPANY = ("{a}{b}商贸有限公司", "{a}{b}科技有限公司", "{a}{b}餐饮管理有限公司")


def person(rng: random.Random) -> tuple[str, Gender]:
    gender = rng.choice((Gender.MALE, Gender.FEMALE))
    pool = MALE if gender == Gender.MALE else FEMALE
    given = rng.choice(pool) + (rng.choice(pool) if rng.random() < 0.72 else "")
    return rng.choice(FAMILY) + given, gender


def company(rng: random.Random) -> str:
    return rng.choice(COMPANY).format(a=rng.choice("华鸿瑞嘉恒盛"), b=rng.choice("达通源美和泰"))


class Phones:
    """Mobile numbers, none given twice."""

    HEADS = ("138", "139", "136", "137", "158", "159", "186", "188", "189", "177")

    def __init__(self, rng: random.Random) -> None:
        self.start, self.given = rng.randrange(10**8), 0

    def next(self) -> str:
        self.given += 1
        return f"{self.HEADS[self.given % 10]}{(self.start + self.given * 7_654_321) % 10**8:08d}"
