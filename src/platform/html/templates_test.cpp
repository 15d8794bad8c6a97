#include "platform/html/templates.hpp"

#include "base/json.hpp"

#include <gtest/gtest.h>

namespace html {
namespace {

using base::Json;
using config::EmbeddedFile;

config::Texts const texts = config::Texts::parse(R"({"id": "texts", "version": "1", "note": "", "greeting": {"zh": "你好 <1>"}})",
                                                 base::Language::zh).value();
std::vector<EmbeddedFile> const assets_files{{"site.css", "body {}"}};
Assets const assets{assets_files};

std::string rendered(std::vector<EmbeddedFile> const& files, std::string_view name, Json const& values)
{
    return Templates{{files}, texts, assets}.render(name, values);
}

}  // namespace

TEST(Templates, EscapeWhatComesFromOutside)
{
    EXPECT_EQ(rendered({{"a.mustache", "<p title=\"{{x}}\">{{x}}</p>"}}, "a", {{"x", "<b>\"'&"}}),
              "<p title=\"&lt;b&gt;&quot;&apos;&amp;\">&lt;b&gt;&quot;&apos;&amp;</p>");
}

TEST(Templates, StandInTheirLayoutWithTextsAndAssets)
{
    auto const page = rendered({{"site.mustache", "<link href={{asset:site.css}}>{{body}}!"}, {"a.mustache", "{{layout:site}}{{t:greeting}}"}},
                               "a", Json::object());

    EXPECT_EQ(page, "<link href=" + assets.address_of("site.css") + ">你好 &lt;1&gt;!");
}

TEST(Templates, IncludeOthers)
{
    EXPECT_EQ(rendered({{"a.mustache", "[{{#rows}}{{include:row}}{{/rows}}]"}, {"row.mustache", "{{n}};"}}, "a",
                       {{"rows", {{{"n", 1}}, {{"n", 2}}}}}),
              "[1;2;]");
}

TEST(Templates, ShowSectionsByTruth)
{
    std::vector<EmbeddedFile> const files{{"a.mustache", "{{#x}}yes{{/x}}{{^x}}no{{/x}}"}};

    EXPECT_EQ(rendered(files, "a", {{"x", true}}), "yes");
    EXPECT_EQ(rendered(files, "a", {{"x", false}}), "no");
    EXPECT_EQ(rendered(files, "a", {{"x", nullptr}}), "no");
    EXPECT_EQ(rendered(files, "a", {{"x", Json::array()}}), "no");
    EXPECT_EQ(rendered(files, "a", {{"x", ""}}), "no");
    EXPECT_EQ(rendered(files, "a", {{"x", "text"}}), "yes");
    EXPECT_EQ(rendered(files, "a", Json::object()), "no");
}

TEST(Templates, AreRefusedAtTheStartWhenSomethingIsMissing)
{
    for (auto const* content : {"{{t:no.such.text}}", "{{include:nothing}}", "{{layout:nothing}}x", "{{#open}}", "{{include:a}}"})
        EXPECT_ANY_THROW(rendered({{"a.mustache", content}}, "a", Json::object())) << content;
}

TEST(Assets, ChangeTheirAddressWithTheirContent)
{
    std::vector<EmbeddedFile> const other{{"site.css", "body { }"}};

    EXPECT_NE(Assets{other}.address_of("site.css"), assets.address_of("site.css"));
    auto const name = assets.address_of("site.css").substr(8);
    EXPECT_EQ(assets.find(name)->content, "body {}");
    EXPECT_EQ(assets.find(name)->type, "text/css; charset=utf-8");
    EXPECT_FALSE(assets.find("site.css"));
}

}  // namespace html
