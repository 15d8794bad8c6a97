#pragma once

#include "base/json.hpp"
#include "platform/http/testing/test_browser.hpp"
#include "portal/public_pages.hpp"
#include "requests/attachments/attachment_fixture.hpp"

namespace portal {

// For tests: the public pages of a township "qingshi" without any request, read with a browser.
class WithPortal : public requests::WithAttachments {
protected:
    using Fields = std::initializer_list<std::pair<std::string_view, std::string_view>>;

    void SetUp() override
    {
        WithAttachments::SetUp();
        if (IsSkipped())
            return;
        intake_.emplace(tools());
        requests_.emplace(tools());
        attachments_.emplace(attachments());
        letters_.emplace(tools());
        pages_.emplace(PublicServices{service(), *intake_, *requests_, *attachments_, law(), clock(), site_, *letters_, public_address_, tools(), fees_});
        pages_->add_pages(router_);
        browser_.emplace(router_, http::DispatchSettings{.problem_page = [this](http::Problem const& problem, http::Fields const& headers) {
            return site_.problem(problem, headers);
        }});
    }

    http::TestBrowser& browser() { return *browser_; }
    http::Router const& router() const { return router_; }
    http::Response ask(Fields typed) { return browser_->post("/requests/new?agency=qingshi", typed); }
    // As a careful applicant does.
    http::Response ask()
    {
        return ask({{"applicant_kind", "natural_person"},
                    {"applicant_name", "测试甲"},
                    {"identity_kind", "passport"},
                    {"identity_number", "E10000001"},
                    {"telephone", "13810000001"},
                    {"wanted_form", "electronic"},
                    {"wanted_way", "online"},
                    {"content", "本镇2025年道路养护合同"}});
    }
    // Files a request and gives its receipt; the browser follows it.
    std::string asked()
    {
        auto const location = std::string{ask().headers.get("Location")};
        auto const begin = std::string_view{"/requests/"}.size();
        return location.substr(begin, location.find('/', begin) - begin);
    }
    requests::RequestKey only_request() { return {agency(), requests::RequestId{1}}; }

private:
    static config::Texts texts(base::Language language)
    {
        return config::Texts::parse(config::LawFiles::shipped("texts.json"), language).value();
    }

    config::Texts zh_ = texts(base::Language::zh);
    config::Texts en_ = texts(base::Language::en);
    html::Site site_{{html::shared_templates(), templates()}, zh_, en_};
    std::optional<requests::IntakeService> intake_;
    std::optional<requests::RequestService> requests_;
    std::optional<requests::AttachmentService> attachments_;
    std::optional<requests::LetterRegister> letters_;
    requests::FeeSchedule fees_ = requests::parse_fee_schedule(base::Json::parse(config::LawFiles::shipped("fees.json"))).value();
    std::string public_address_ = "https://example.gov.cn";
    std::optional<PublicPages> pages_;
    http::Router router_;
    std::optional<http::TestBrowser> browser_;
};

}  // namespace portal
