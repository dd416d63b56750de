"""What cannot be done with customers, in words."""

from nuanju.core.refusals import declare

declare(
    phone_unreadable="电话号码“{raw}”读不出来，请写手机号，或区号加座机号（分机写“转802”）。",
    phone_there="这个客户已经有这个号码。",
    party_there="此人已经是这套房的{role}。",
    party_ended="这条关系已经结束。",
    house_without_household="这套房现在没有登记业主，请先登记买受人。",
    ends_before_start="结束日期不能早于开始日期 {start}。",
    needs_owner="请至少选择一位买受人。",
    watched_already="此客户已在重点关注名单里，请先移出再重新列入。",
    not_watched="此客户不在重点关注名单里。",
    same_customer="请选择两条不同的客户记录。",
    merged_already="这条客户记录已经并入“{into}”，请打开那条记录。",
    different_ids="两条记录的证件后四位不同（{mine}、{other}），不是同一个人，不能合并。",
    reason_needed="请写明依据，例如两次核对过证件。",
    contract_cancelled="这份合同已经解除。",
    bay_elsewhere="{bay}不在这一户的项目里，请重新选择。",
)
