#include "report/domain/narrative/lexicon.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <span>
#include <vector>

namespace report::narrative {
namespace {

using enum Word;

struct Entry {
    std::string_view text;
    Word word;
};

// No std::array: Clang deduces none of more than 256 elements.
constexpr Entry entries[]{  // NOLINT(modernize-avoid-c-arrays)
    Entry{"政府信息公开申请", request}, Entry{"信息公开申请", request}, Entry{"公开申请", request},
    Entry{"依申请公开", request}, Entry{"依申请公开政府信息", request}, Entry{"依申请公开信息", request},
    Entry{"依申请公开事项", request}, Entry{"依申请公开件", request}, Entry{"依申请公开申请", request},
    Entry{"依申请公开政府信息申请", request}, Entry{"依申请公开信息申请", request}, Entry{"依申请件", request},
    Entry{"申请公开政府信息", request}, Entry{"申请公开信息", request}, Entry{"政府信息依申请公开", request},
    Entry{"政务公开申请", request}, Entry{"信息公开申请件", request}, Entry{"政府信息公开申请件", request},
    Entry{"政府信息公开申请事项", request}, Entry{"依申请公开案件", request}, Entry{"依申请公开业务", request},
    Entry{"申请", weak_request}, Entry{"公开申请表", other_thing}, Entry{"申请表", other_thing},
    Entry{"政府信息公开申请表", other_thing}, Entry{"申请书", other_thing}, Entry{"申请材料", other_thing},
    Entry{"申请人", neutral}, Entry{"申请人次", other_thing}, Entry{"依申请公开目录", other_thing},
    Entry{"依申请公开工作", context}, Entry{"依申请公开情况", context}, Entry{"依申请公开方面", context},
    Entry{"依申请公开专栏", other_thing}, Entry{"依申请公开渠道", other_thing}, Entry{"依申请公开平台", context},
    Entry{"依申请公开系统", context},

    Entry{"信访", petition}, Entry{"来信", petition}, Entry{"来访", petition}, Entry{"举报", petition},
    Entry{"投诉", petition}, Entry{"信访件", petition}, Entry{"信访事项", petition}, Entry{"信访举报", petition},
    Entry{"建议提案", proposal}, Entry{"人大代表建议", proposal}, Entry{"人大建议", proposal}, Entry{"提案", proposal},
    Entry{"政协提案", proposal}, Entry{"政协委员提案", proposal}, Entry{"代表建议", proposal}, Entry{"建议", proposal},
    Entry{"处理建议", other_thing}, Entry{"意见建议", other_thing}, Entry{"意见", other_thing},
    Entry{"留言", message}, Entry{"信件", message}, Entry{"信箱", message}, Entry{"咨询", message}, Entry{"来电", message}, Entry{"热线", message},
    Entry{"诉求", message}, Entry{"工单", message}, Entry{"求助", message}, Entry{"邮件", message},
    Entry{"行政复议", review}, Entry{"复议", review}, Entry{"行政复议申请", review}, Entry{"行政复议案件", review},
    Entry{"复议案件", review}, Entry{"行政复议案", review}, Entry{"行政诉讼", suit}, Entry{"诉讼", suit},
    Entry{"行政诉讼案件", suit}, Entry{"诉讼案件", suit}, Entry{"行政应诉案件", suit}, Entry{"行政诉讼案", suit},
    Entry{"复议后起诉", other_thing}, Entry{"未经复议直接起诉", other_thing}, Entry{"行政复议决定书", other_thing}, Entry{"复议机关", neutral},
    Entry{"规范性文件", norm_document}, Entry{"行政规范性文件", norm_document}, Entry{"文件", document},
    Entry{"政策文件", document}, Entry{"规章", document}, Entry{"公文", document}, Entry{"政策解读", other_thing},
    Entry{"规范性文件解读", other_thing}, Entry{"解读", other_thing}, Entry{"解读材料", other_thing},
    Entry{"行政许可", licensing}, Entry{"行政许可决定", licensing}, Entry{"行政处罚", penalty},
    Entry{"行政处罚决定", penalty}, Entry{"行政处罚案件", penalty}, Entry{"行政强制", coercion},
    Entry{"行政强制决定", coercion}, Entry{"行政强制措施", coercion}, Entry{"行政许可事项", other_thing},
    Entry{"行政许可信息", other_thing}, Entry{"行政处罚信息", other_thing}, Entry{"行政强制信息", other_thing},
    Entry{"行政处罚事项", other_thing}, Entry{"行政事业性收费", admin_fee}, Entry{"行政事业性收费金额", admin_fee},
    Entry{"政府信息", information}, Entry{"信息", information}, Entry{"政务信息", information},
    Entry{"会议", other_thing}, Entry{"培训", other_thing}, Entry{"发布会", other_thing}, Entry{"栏目", other_thing},
    Entry{"案例", other_thing}, Entry{"问题", other_thing}, Entry{"线索", other_thing}, Entry{"纠纷", other_thing},

    Entry{"收到", receive}, Entry{"受理", receive}, Entry{"接收", receive}, Entry{"接到", receive},
    Entry{"新收", receive}, Entry{"收悉", receive}, Entry{"新收到", receive}, Entry{"提出", receive}, Entry{"接收到", receive},
    Entry{"办结", answer}, Entry{"答复", answer}, Entry{"已办结", answer}, Entry{"办理完毕", answer},
    Entry{"处理完毕", answer}, Entry{"办理完结", answer}, Entry{"审结", answer}, Entry{"回复", answer},
    Entry{"办理", handle}, Entry{"处理", handle}, Entry{"继续办理", neutral}, Entry{"办理情况", neutral},
    Entry{"办理结果", neutral}, Entry{"上年结转", carry_in}, Entry{"上年度结转", carry_in},
    Entry{"上一年结转", carry_in}, Entry{"上一年度结转", carry_in}, Entry{"去年结转", carry_in},
    Entry{"往年结转", carry_in}, Entry{"结转上年", carry_in}, Entry{"结转上年度", carry_in},
    Entry{"上年度转结", carry_in}, Entry{"结转下年", carry_out}, Entry{"结转下年度", carry_out},
    Entry{"结转至下年", carry_out}, Entry{"结转至下年度", carry_out}, Entry{"结转到下年", carry_out},
    Entry{"结转到下年度", carry_out}, Entry{"结转下一年", carry_out}, Entry{"结转下一年度", carry_out},
    Entry{"结转至下一年", carry_out}, Entry{"结转至下一年度", carry_out}, Entry{"结转到下一年度", carry_out},
    Entry{"结转次年", carry_out}, Entry{"结转至次年", carry_out}, Entry{"转下年", carry_out}, Entry{"转下年度", carry_out},
    Entry{"结转", carry}, Entry{"结转至", carry}, Entry{"结转到", carry},
    Entry{"公开", publish}, Entry{"主动公开", publish}, Entry{"发布", publish}, Entry{"公示", publish},
    Entry{"公布", publish}, Entry{"刊登", publish}, Entry{"刊发", publish}, Entry{"推送", publish},
    Entry{"更新", publish}, Entry{"上传", publish}, Entry{"录入", publish}, Entry{"归集", publish},
    Entry{"制发", issue}, Entry{"制定", issue}, Entry{"印发", issue}, Entry{"出台", issue}, Entry{"新制作", issue},
    Entry{"新制定", issue}, Entry{"制作", issue}, Entry{"废止", repeal}, Entry{"失效", other_act},
    Entry{"现行有效", in_force}, Entry{"继续有效", in_force}, Entry{"作出", decide}, Entry{"做出", decide},
    Entry{"实施", decide}, Entry{"下达", decide}, Entry{"处理决定", decide}, Entry{"处以", decide},
    Entry{"审查", other_act}, Entry{"审核", other_act}, Entry{"备案", other_act}, Entry{"清理", other_act},
    Entry{"修改", other_act}, Entry{"修订", other_act}, Entry{"起草", other_act}, Entry{"转发", other_act},
    Entry{"代拟", other_act}, Entry{"评估", other_act}, Entry{"召开", other_act}, Entry{"开展", other_act},
    Entry{"举办", other_act}, Entry{"组织", other_act}, Entry{"参加", other_act}, Entry{"收取", decide},
    Entry{"征收", decide}, Entry{"撤销", other_act}, Entry{"纠正", other_act}, Entry{"败诉", other_act},
    Entry{"纠错", other_act}, Entry{"驳回", other_act}, Entry{"维持", other_act}, Entry{"减免", other_act},
    Entry{"退还", other_act}, Entry{"尚未审结", other_act}, Entry{"未审结", other_act}, Entry{"正在审理", other_act},

    Entry{"其中", among}, Entry{"分别为", respectively}, Entry{"分别是", respectively}, Entry{"分别", among},
    Entry{"分为", consists}, Entry{"具体为", consists}, Entry{"具体是", consists}, Entry{"由", none},
    Entry{"包括", includes}, Entry{"主要包括", includes}, Entry{"主要有", includes}, Entry{"包含", includes},
    Entry{"涵盖", includes}, Entry{"涉及", includes}, Entry{"主要是", includes}, Entry{"主要为", includes},
    Entry{"含", includes}, Entry{"例如", includes}, Entry{"主要涉及", includes}, Entry{"重点公开", includes},
    Entry{"按渠道", axis}, Entry{"按公开渠道", axis}, Entry{"按类别", axis}, Entry{"按信息类别", axis},
    Entry{"按内容", axis}, Entry{"按照渠道", axis}, Entry{"从渠道看", axis}, Entry{"从类别看", axis},
    Entry{"从内容看", axis}, Entry{"从公开渠道看", axis}, Entry{"从公开内容看", axis}, Entry{"按发布渠道", axis},
    Entry{"按公开内容", axis}, Entry{"按内容分", axis}, Entry{"按类型", axis}, Entry{"按信息类型", axis},
    Entry{"按公开方式", axis}, Entry{"按公开类别", axis}, Entry{"分渠道", axis}, Entry{"分类别", axis},
    Entry{"其他", rest}, Entry{"其它", rest}, Entry{"其余", rest}, Entry{"等", and_so_on}, Entry{"此外", besides},
    Entry{"另外", besides}, Entry{"同时", besides}, Entry{"另有", besides}, Entry{"同步", besides},
    Entry{"并通过", besides}, Entry{"转载", besides}, Entry{"另", besides},

    Entry{"共", total}, Entry{"共计", total}, Entry{"总计", total}, Entry{"合计", total}, Entry{"累计", total},
    Entry{"总共", total}, Entry{"共有", total}, Entry{"各", each}, Entry{"占", share}, Entry{"占比", share},
    Entry{"未", negation}, Entry{"没有", negation}, Entry{"无", negation}, Entry{"尚未", negation},
    Entry{"未曾", negation}, Entry{"未有", negation}, Entry{"零", negation},
    Entry{"较", compared}, Entry{"比", compared}, Entry{"同比", compared}, Entry{"增加", compared},
    Entry{"减少", compared}, Entry{"增长", compared}, Entry{"下降", compared}, Entry{"上升", compared},
    Entry{"环比", compared}, Entry{"增幅", compared}, Entry{"新增", compared}, Entry{"净增", compared},
    Entry{"上半年", limited}, Entry{"下半年", limited}, Entry{"季度", limited}, Entry{"去年", limited},
    Entry{"上年", limited}, Entry{"上年度", limited}, Entry{"同期", limited}, Entry{"通过", limited},
    Entry{"网上", limited}, Entry{"线上", limited}, Entry{"网络", limited}, Entry{"邮寄", limited},
    Entry{"信函", limited}, Entry{"当面", limited}, Entry{"现场", limited}, Entry{"电子邮件", limited},
    Entry{"自然人", limited}, Entry{"法人", limited}, Entry{"其他组织", limited}, Entry{"企业", limited}, Entry{"以来", limited},
    Entry{"近年", limited}, Entry{"历年", limited}, Entry{"平均", limited}, Entry{"每", limited},
    Entry{"书面", limited}, Entry{"当场", limited}, Entry{"电话", limited}, Entry{"口头", limited},
    Entry{"公民,法人和其他组织", neutral}, Entry{"公民,法人或其他组织", neutral}, Entry{"公民,法人或者其他组织", neutral},
    Entry{"公民,法人及其他组织", neutral}, Entry{"名义", limited}, Entry{"逾期", limited}, Entry{"当日", limited}, Entry{"传真", limited},
    Entry{"平台", limited}, Entry{"窗口", limited}, Entry{"往年", limited}, Entry{"年初", limited}, Entry{"上年末", limited}, Entry{"每年", limited},
    Entry{"联合", limited}, Entry{"下级", limited}, Entry{"转办", limited}, Entry{"转送", limited},

    Entry{"数量", neutral}, Entry{"总数", neutral}, Entry{"总量", neutral}, Entry{"件数", neutral},
    Entry{"数", neutral}, Entry{"为", neutral}, Entry{"有", neutral}, Entry{"了", neutral}, Entry{"达", neutral},
    Entry{"达到", neutral}, Entry{"案件", neutral}, Entry{"事项", neutral}, Entry{"的", neutral},
    Entry{"情况", neutral}, Entry{"已", neutral}, Entry{"均", neutral}, Entry{"全部", neutral},
    Entry{"按期", neutral}, Entry{"按时", neutral}, Entry{"依法", neutral}, Entry{"及时", neutral},
    Entry{"决定", neutral}, Entry{"金额", neutral}, Entry{"并", neutral}, Entry{"和", neutral}, Entry{"及", neutral},
    Entry{"与", neutral}, Entry{"本年", neutral}, Entry{"本年度", neutral}, Entry{"全年", neutral},
    Entry{"件", neutral}, Entry{"发生", neutral}, Entry{"提起", neutral}, Entry{"被", neutral},
    Entry{"约", about}, Entry{"近", about}, Entry{"超", about}, Entry{"超过", about}, Entry{"逾", about},
    Entry{"大约", about}, Entry{"将近", about}, Entry{"不少于", about}, Entry{"至少", about}, Entry{"不低于", about},
    Entry{"政府信息公开", context}, Entry{"信息公开", context}, Entry{"政务公开", context},
    Entry{"不予公开", label}, Entry{"予以公开", label}, Entry{"部分公开", label}, Entry{"无法提供", label},
    Entry{"不予处理", label}, Entry{"其他处理", label}, Entry{"其它处理", label}, Entry{"重复申请", label},
    Entry{"无正当理由", label}, Entry{"没有现成信息", label}, Entry{"信访举报投诉类申请", label},
    Entry{"不予受理", label}, Entry{"未公开", other_act}, Entry{"无条件", none}, Entry{"无关", none},
    Entry{"无障碍", none}, Entry{"未来", none}, Entry{"零距离", none}, Entry{"共同", none}, Entry{"公共", none}, Entry{"共享", none}, Entry{"共建", none}, Entry{"共治", none},
    Entry{"比如", includes}, Entry{"对比", none}, Entry{"比较", none}, Entry{"各类", neutral}, Entry{"各项", neutral},
    Entry{"等级", none}, Entry{"平等", none}, Entry{"中共", none}, Entry{"最近", none}, Entry{"附近", none},
};

struct UnitEntry {
    std::string_view text;
    UnitKind kind;
};

constexpr std::array units{
    UnitEntry{"条", UnitKind::count}, UnitEntry{"件", UnitKind::count}, UnitEntry{"份", UnitKind::count},
    UnitEntry{"篇", UnitKind::count}, UnitEntry{"次", UnitKind::count}, UnitEntry{"个", UnitKind::count},
    UnitEntry{"项", UnitKind::count}, UnitEntry{"期", UnitKind::count}, UnitEntry{"场", UnitKind::count},
    UnitEntry{"场次", UnitKind::count}, UnitEntry{"起", UnitKind::count}, UnitEntry{"宗", UnitKind::count},
    UnitEntry{"例", UnitKind::count}, UnitEntry{"则", UnitKind::count}, UnitEntry{"幅", UnitKind::count},
    UnitEntry{"部", UnitKind::count}, UnitEntry{"册", UnitKind::count}, UnitEntry{"户", UnitKind::count},
    UnitEntry{"处", UnitKind::count}, UnitEntry{"家", UnitKind::count}, UnitEntry{"批", UnitKind::count},
    UnitEntry{"张", UnitKind::count}, UnitEntry{"页", UnitKind::count}, UnitEntry{"封", UnitKind::count},
    UnitEntry{"通", UnitKind::count}, UnitEntry{"条次", UnitKind::count}, UnitEntry{"件次", UnitKind::count},
    UnitEntry{"批次", UnitKind::count}, UnitEntry{"人次", UnitKind::people}, UnitEntry{"人", UnitKind::people},
    UnitEntry{"名", UnitKind::people}, UnitEntry{"万元", UnitKind::money_wan}, UnitEntry{"元", UnitKind::money},
    UnitEntry{"%", UnitKind::share}, UnitEntry{"年", UnitKind::year}, UnitEntry{"年度", UnitKind::year},
    UnitEntry{"月", UnitKind::month}, UnitEntry{"月份", UnitKind::month}, UnitEntry{"日", UnitKind::day},
    UnitEntry{"号", UnitKind::other}, UnitEntry{"时", UnitKind::other}, UnitEntry{"届", UnitKind::other},
    UnitEntry{"级", UnitKind::other}, UnitEntry{"天", UnitKind::other}, UnitEntry{"小时", UnitKind::other},
    UnitEntry{"个工作日", UnitKind::other}, UnitEntry{"工作日", UnitKind::other}, UnitEntry{"个月", UnitKind::other},
    UnitEntry{"个百分点", UnitKind::other}, UnitEntry{"倍", UnitKind::other}, UnitEntry{"分", UnitKind::other},
    UnitEntry{"岁", UnitKind::other}, UnitEntry{"周", UnitKind::other}, UnitEntry{"条例", UnitKind::other},
    UnitEntry{"部门", UnitKind::other}, UnitEntry{"次会议", UnitKind::other}, UnitEntry{"个小时", UnitKind::other},
    UnitEntry{"年来", UnitKind::other}, UnitEntry{"年间", UnitKind::other}, UnitEntry{"期间", UnitKind::other},
    UnitEntry{"项规定", UnitKind::other}, UnitEntry{"亿元", UnitKind::other},
};

// The lead byte and the two behind it, which are one Chinese character.
std::size_t key_of(std::string_view text, std::size_t at)
{
    auto const byte = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(text[at + i])); };
    return ((byte(0) & 0x0F) << 12) | ((byte(1) & 0x3F) << 6) | (byte(2) & 0x3F);
}

// Entries by their first character, the longest first; a bit for each character that begins one.
template <class T>
class Dispatch {
public:
    explicit Dispatch(std::span<T const> all)
    {
        for (auto const& entry : all)
            if (entry.text.size() >= 3)
                sorted_.push_back({key_of(entry.text, 0), &entry});
        std::sort(sorted_.begin(), sorted_.end(), [](Keyed const& a, Keyed const& b) {
            return a.key != b.key ? a.key < b.key : a.entry->text.size() > b.entry->text.size();
        });
        for (auto const& keyed : sorted_)
            begins_.set(keyed.key);
    }

    [[nodiscard]] T const* longest(std::string_view text, std::size_t at) const
    {
        if (at + 3 > text.size() || (static_cast<unsigned char>(text[at]) & 0xF0) != 0xE0)
            return nullptr;
        auto const key = key_of(text, at);
        if (!begins_[key])
            return nullptr;
        auto const tail = text.substr(at);
        auto found = std::lower_bound(sorted_.begin(), sorted_.end(), key, [](Keyed const& a, std::size_t k) { return a.key < k; });
        for (; found != sorted_.end() && found->key == key; ++found)
            if (tail.starts_with(found->entry->text))
                return found->entry;
        return nullptr;
    }

private:
    struct Keyed {
        std::size_t key;
        T const* entry;
    };
    std::bitset<0x10000> begins_;
    std::vector<Keyed> sorted_;
};

}  // namespace

Match match_word(std::string_view text, std::size_t at)
{
    static Dispatch<Entry> const dispatch{entries};
    auto const* entry = dispatch.longest(text, at);
    return entry == nullptr ? Match{} : Match{entry->word, entry->text.size()};
}

Unit match_unit(std::string_view text, std::size_t at)
{
    static Dispatch<UnitEntry> const dispatch{units};
    if (at < text.size() && text[at] == '%')
        return {UnitKind::share, "%"};
    auto const* entry = dispatch.longest(text, at);
    return entry == nullptr ? Unit{} : Unit{entry->kind, entry->text};
}

}  // namespace report::narrative
