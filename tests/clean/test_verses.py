"""A Chinese sentence that is broken into lines is of the article above which it stands, in a page full of furniture, too."""

from __future__ import annotations

from digest.clean import clean
from digest.model import Document

MENU = "首页 新闻 国内 国际 军事 体育 篮球 足球 娱乐 明星 电影 音乐 财经 股票 基金 汽车 购车 房产 家居 教育 留学 旅游 健康 科技 手机".split()
VERSE = ("下星期一，", "海岸大桥就要封闭施工，", "这对旧港居民影响最大。", "为什么说", "影响最大？", "因为从旧港收费站往北，", "直到伦德岛出口，", "全部封闭。")
PARAGRAPHS = (
    "10月20日至31日，旧港枢纽、伦德岛枢纽转海岸大桥往北方向的匝道，以及旧港、伦德岛、北港三个收费站将全部封闭，车辆请提前绕行。",
    "由于大桥由南往北方向封闭施工，去伦德岛的车辆可以走北港大桥，也可以在旧港码头乘坐汽车渡船，渡船每半小时一班，夜间停航。",
    "施工期间，货车如需过桥，可以走北港大桥，大桥的技术状况满足货车通行要求，市交通局会在路口安排人员疏导，请大家听从指挥。",
)
END = ("请大家互相转告，", "愿大家都能", "平安出行，", "安全到家。")
FOOTER = ("关于我们 联系我们 隐私政策", "版权所有 海岸网", "沪ICP备00000001号")


def kept(*lines: str) -> list[str]:
    return [block.text for block in clean(Document("a.txt", text="\n\n".join(lines))).blocks]


def test_the_lines_of_a_sentence_stay_above_the_article_and_below() -> None:
    title = "10月20日起海岸大桥往北方向封闭施工"
    assert kept(*MENU, *MENU[::-1], title, "2019-10-17 09:30", *VERSE, *PARAGRAPHS, *END, *FOOTER) == [*VERSE, *PARAGRAPHS, *END]


def test_a_menu_stays_out() -> None:
    title = "10月20日起海岸大桥往北方向封闭施工"
    assert kept(*MENU, *MENU[::-1], title, *MENU[:5], *PARAGRAPHS, *MENU[5:9], *FOOTER) == list(PARAGRAPHS)
