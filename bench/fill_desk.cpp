// fill_desk FOLDER REQUESTS [AGENCIES]: makes an installation with that many made-up requests, for measuring. One in ten is open;
// agencies have very unequal shares. Every row is what the services would have written, sealed and journalled; only the disk is
// not waited for. Logins "officer-0" to "officer-19" belong to the twenty agencies that have most ("office-0" …), with the
// password "a password to measure".
#include "agencies/agency_service.hpp"
#include "app/desk/desk.hpp"
#include "base/ensure.hpp"
#include "base/json.hpp"
#include "requests/case_record.hpp"
#include "requests/filing.hpp"

#include <cmath>
#include <iostream>
#include <random>

namespace {

using namespace requests;
using std::chrono::days;

constexpr auto password = "a password to measure";
constexpr crypto::PasswordCost quick{.passes = 1, .memory = 8192};
constexpr int offices_with_people = 20;
constexpr int units_of_one = 30;    // below each county
constexpr int history = 1100;       // days over which closed requests came in
constexpr int open_days = 25;       // in which the open ones did
constexpr int day_share = 2000;     // requests of one transaction
constexpr std::array places{"柳河村", "松岭村", "白云社区", "梅山片区", "上桥组", "东塘村", "石门村", "龙泉社区", "河口村", "青峰村", "双桥村", "新华社区"};
constexpr std::array matters{"低保审批名单", "村道硬化工程", "征地补偿安置", "宅基地审批", "学校食堂招标", "危房改造补助", "饮水工程", "环境影响评价",
                             "物业备案", "城镇规划许可", "扶贫资金使用", "水库移民后期扶持", "林权登记", "信访答复", "行政处罚", "财政预算"};
constexpr std::array papers{"明细", "批复", "结果", "合同", "会议纪要", "验收报告", "公示材料", "预算与决算"};
constexpr std::array families{"赵", "钱", "孙", "李", "周", "吴", "郑", "王", "冯", "陈", "褚", "卫", "蒋", "沈", "韩", "杨"};
constexpr std::array given_names{"建国", "秀兰", "志强", "桂英", "晓明", "玉梅", "国栋", "海燕", "文博", "思远", "丽华", "大伟"};

template <class Result>
auto sure(Result result)
{
    base::ensure(result.has_value(), "what is made up keeps the rules");
    return *std::move(result);
}

class Filling {
public:
    Filling(app::Installation& installation, int agencies) : installation_{installation}, desk_{installation, law_, clock_, {.password_cost = quick}}
    {
        // The whole is made again where it breaks off, so that nothing is lost by not waiting for the disk.
        if (installation.database().engine() == sql::Engine::sqlite)
            installation.database().connection()->run_script("PRAGMA synchronous = OFF; PRAGMA cache_size = -500000");
        found(agencies);
    }

    void fill(int requests)
    {
        for (int done = 0; done < requests;) {
            auto const some = std::min(day_share, requests - done);
            auto const tools = RequestTools{installation_.database(), clock_, installation_.keys(), desk_.law()};
            sure(write(tools, [&](requests::Desk& desk) -> Result<int> {
                for (int i = 0; i < some; ++i)
                    add(desk);
                return some;
            }));
            done += some;
            std::cerr << '\r' << done << std::flush;
        }
        std::cerr << '\n';
    }

private:
    void found(int count)
    {
        clock_.set(today_.days() - days{history + 30});
        std::vector<agencies::AgencyService::Planned> planned;
        std::vector<double> weights;
        for (int i = 0; i < count; ++i) {
            auto const code = "office-" + std::to_string(i);
            auto const superior = i == 0 ? "" : "office-" + std::to_string(i <= count / units_of_one ? 0 : i % (count / units_of_one) + 1);
            planned.push_back({.agency = {.code = code, .names = {{clock_.today(), "第" + std::to_string(i) + "号人民政府", "示" + std::to_string(i)}}},
                               .superior_code = superior});
            weights.push_back(std::pow(i + 6.0, -0.85));
        }
        for (auto const& faults : desk_.agencies().add_all(planned, agencies::AgencyService::Trial::no, "operator"))
            base::ensure(faults.empty(), "what is made up keeps the rules");
        for (int i = 0; i < count; ++i)
            agencies_.push_back(sure(desk_.agencies().find(planned[static_cast<std::size_t>(i)].agency.code)).id);
        for (int i = 0; i < std::min(count, offices_with_people); ++i)
            employ(agencies_[static_cast<std::size_t>(i)], "officer-" + std::to_string(i));
        which_ = std::discrete_distribution<std::size_t>{weights.begin(), weights.end()};
    }

    void employ(AgencyId agency, std::string const& login)
    {
        using agencies::AccountService;
        auto const person = sure(desk_.accounts().add({agency, login, login, password, AccountService::ChosenBy::the_person}, "operator"));
        desk_.accounts().appoint({person, agency, agencies::Role::request_officer, clock_.today()}, "operator");
    }

    [[nodiscard]] int below(int count) { return std::uniform_int_distribution{0, count - 1}(random_); }
    template <class List>
    std::string one_of(List const& list)
    {
        return list.at(static_cast<std::size_t>(below(static_cast<int>(list.size()))));
    }

    void set_day(requests::Desk& desk, Date day)
    {
        day = std::min(day, today_);
        clock_.set(day.days() + std::chrono::hours{2});
        desk.today = day;
    }

    void add(requests::Desk& desk)
    {
        auto const agency = agencies_[which_(random_)];
        agencies::PersonKey const officer{agency, 1};
        auto const is_open = below(10) == 0;
        Date const arrived{today_.days() - days{is_open ? below(open_days) : open_days + 10 + below(history - open_days)}};
        set_day(desk, arrived);
        Registration const registration{.submission = submission(), .channel = "in_person", .days = {.arrived_on = arrived},
                                        .subject = one_of(places) + one_of(matters) + one_of(papers)};
        auto const filed = sure(file(desk, agency, registration, actor_of(officer)));
        auto loaded = sure(load(desk, filed.key));
        auto const step = [&](int after, Happening what) {
            set_day(desk, Date{arrived.days() + days{after}});
            auto const taken = take_event(desk, loaded, {desk.today, desk.today, actor_of(officer), std::move(what)});
            base::ensure(taken.has_value(), "what is made up keeps the law");
        };
        auto const course = below(10);
        if (!is_open && course < 6)
            return step(3, Withdrawn{});
        if (is_open && course < 3)
            return;
        step(1, Circulated{});
        if (is_open && course < 6)
            return;
        if (!is_open && course < 8)
            return step(2, Transferred{"县城市管理局"});
        step(1, Assigned{"政务公开办", actor_of(officer)});
        if (!is_open)
            answer(step, actor_of(officer));
    }

    template <class Step>
    void answer(Step const& step, Actor const& officer)
    {
        LetterId const letter{1};
        step(7, Decided{"granted", {}, letter});
        step(7, LetterMoved{letter, LetterDrafted{desk_.law().requests().decision("granted")->letter}});
        step(8, LetterMoved{letter, LetterReviewed{}});
        step(8, LetterMoved{letter, LetterSigned{officer}});
        step(8, LetterMoved{letter, LetterNumbered{"示复" + std::to_string(++letters_) + "号"}});
        step(8, LetterMoved{letter, LetterStamped{}});
        step(9, LetterMoved{letter, LetterServed{"post", "state_post"}});
    }

    [[nodiscard]] Submission submission()
    {
        auto const number = std::to_string(10'000'000 + below(80'000'000));
        return {.applicant_kind = "natural_person",
                .wanted = {"paper", "post"},
                .particulars = {.applicant = {.name = one_of(families) + one_of(given_names),
                                              .identity_kind = "passport",
                                              .identity_number = "E" + number,
                                              .telephone = "139" + number,
                                              .address = one_of(places) + "人民路"},
                                .content = "请求公开" + one_of(places) + one_of(matters) + "的" + one_of(papers) + "。"}};
    }

    app::Installation& installation_;
    config::LawFiles law_;
    clocks::SetClock clock_{clocks::Instant{}};
    Date today_ = clocks::SystemClock{}.today();
    app::Desk desk_;
    std::mt19937 random_{1};
    std::vector<AgencyId> agencies_;
    std::discrete_distribution<std::size_t> which_;
    int letters_ = 0;
};

}  // namespace

int main(int argc, char** argv)
{
    if (argc < 3) {
        std::cerr << "fill_desk FOLDER REQUESTS [AGENCIES]\n";
        return 2;
    }
    auto const agencies = argc > 3 ? std::stoi(argv[3]) : 3000;
    auto const installation = sure(app::Installation::create({.data = argv[1], .database = {}}, keys::KeyRing{keys::MainKey::random()}));
    Filling{*installation, agencies}.fill(std::stoi(argv[2]));
    installation->database().connection()->run_script("ANALYZE");
}
