#include "document/office/archive.hpp"

#include "document/office/office_kind.hpp"
#include "document/office/test_package.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace document {
namespace {

using namespace test;
using testing::ElementsAre;

struct Walked {
    std::vector<std::string> members;  // "name=bytes", or "name!code of the refusal"
    std::string outcome = "done";
};

Walked walk(std::string const& archive, Limits const& limits = {})
{
    Walked walked;
    auto const outcome = for_each_member(archive, limits, [&](std::string_view name, MemberBytes const& read) {
        auto const bytes = read();
        walked.members.push_back(std::string{name} + (bytes ? "=" + *bytes : "!" + bytes.error().code));
        return base::Result<void>{};
    });
    if (!outcome)
        walked.outcome = outcome.error().code;
    return walked;
}

TEST(Archive, VisitsTheFilesOfEveryKindInOrder)
{
    Parts const parts{{"a.txt", "1"}, {"dir/b.txt", "2"}};

    for (auto const& archive : {make_zip(parts), make_tar(parts, Packing::plain), make_tar(parts, Packing::gzip)}) {
        EXPECT_TRUE(is_archive(archive));
        EXPECT_THAT(walk(archive).members, ElementsAre("a.txt=1", "dir/b.txt=2"));
    }
}

TEST(Archive, IsNotAnOfficeFile)
{
    EXPECT_FALSE(is_archive(make_docx("")));
    EXPECT_EQ(office_kind(make_docx("")), OfficeKind::docx);
    EXPECT_EQ(office_kind(make_xlsx({})), OfficeKind::xlsx);
    EXPECT_EQ(office_kind("plain"), OfficeKind::none);
    EXPECT_TRUE(is_archive(make_zip({{"report.docx", make_docx("")}})));
}

TEST(Archive, ReadsNamesInGbkAndUtf8)
{
    std::string const gbk_report{"\xC4\xEA\xB1\xA8.txt"};  // 年报
    std::string const gbk_unicom{"\xC1\xAA\xCD\xA8.txt"};  // 联通: also well-formed UTF-8

    EXPECT_THAT(walk(make_zip({{gbk_report, "1"}, {gbk_unicom, "2"}, {"年报.txt", "3"}})).members,
                ElementsAre("年报.txt=1", "联通.txt=2", "年报.txt=3"));
    EXPECT_THAT(walk(make_tar({{gbk_report, "1"}, {"年报.txt", "3"}}, Packing::plain)).members,
                ElementsAre("年报.txt=1", "年报.txt=3"));
}

TEST(Archive, RefusesNamesThatLeadOutAndGoesOn)
{
    auto const walked = walk(make_zip({{"../../etc/passwd", "1"}, {"/etc/x", "2"}, {"C:\\y", "3"}, {"a\\..\\..\\z", "4"}, {"./ok", "5"}}));

    EXPECT_THAT(walked.members, ElementsAre("etc/passwd!archive.unsafe-name", "etc/x!archive.unsafe-name",
                                            "y!archive.unsafe-name", "a/z!archive.unsafe-name", "ok=5"));
}

TEST(Archive, PassesOverFoldersAndWhatMacosAdds)
{
    EXPECT_THAT(walk(make_zip({{"dir/", ""}, {"__MACOSX/._a", "x"}, {".DS_Store", "x"}, {"a", "1"}})).members, ElementsAre("a=1"));
}

TEST(Archive, WalksAnArchiveInsideButNoneInsideThat)
{
    auto const innermost = make_zip({{"c", "3"}});
    auto const inner = make_tar({{"b", "2"}, {"deep.zip", innermost}}, Packing::gzip);

    EXPECT_THAT(walk(make_zip({{"inner.tgz", inner}, {"a", "1"}})).members,
                ElementsAre("inner.tgz/b=2", "inner.tgz/deep.zip!archive.nested", "a=1"));
}

TEST(Archive, ReportsADamagedInnerArchiveInItsPlace)
{
    auto const inner = make_zip({{"b", "2"}});

    EXPECT_THAT(walk(make_zip({{"x.zip", inner.substr(0, inner.size() - 30)}, {"a", "1"}})).members,
                ElementsAre("x.zip!document.damaged", "a=1"));
}

TEST(Archive, RefusesProtectedMembersOneByOne)
{
    EXPECT_THAT(walk(make_protected_zip({{"a", "1"}}, "123")).members, ElementsAre("a!document.encrypted"));
}

TEST(Archive, RefusesABombInEveryPacking)
{
    Parts const bomb{{"a", std::string(50U << 20, '0')}};

    EXPECT_THAT(walk(make_zip(bomb)).members, ElementsAre("a!limits.unpack_ratio"));
    EXPECT_THAT(walk(make_tar(bomb, Packing::gzip)).members, ElementsAre("a!limits.unpack_ratio"));
}

TEST(Archive, CountsWhatAllMembersUnpackTogether)
{
    Parts const parts{{"a", std::string(600, 'a')}, {"b", std::string(600, 'b')}};

    EXPECT_EQ(walk(make_zip(parts), {.unpacked_bytes = 1'000}).members.back(), "b!limits.unpacked_bytes");
    EXPECT_EQ(walk(make_tar(parts, Packing::plain), {.unpacked_bytes = 1'500}).outcome, "limits.unpacked_bytes");
}

TEST(Archive, MeasuresTheRatioOfAnInnerArchiveByWhatItHoldsItself)
{
    std::string noise;
    for (unsigned i = 0, state = 1; i < 3U << 20; ++i, state = state * 1664525U + 1013904223U)
        noise += static_cast<char>(state >> 24U);
    auto const tar = make_tar({{"a", "1"}}, Packing::gzip);

    auto const walked = walk(make_zip({{"large", noise}, {"x.zip", make_zip({{"a", "1"}})}, {"y.tgz", tar}}));

    EXPECT_THAT(std::vector<std::string>(walked.members.begin() + 1, walked.members.end()), ElementsAre("x.zip/a=1", "y.tgz/a=1"));
}

TEST(Archive, CountsEntriesOverInnerArchivesToo)
{
    Parts inner;
    for (int i = 0; i < 6; ++i)
        inner.emplace_back(std::to_string(i), "");

    auto const walked = walk(make_zip({{"x.zip", make_zip(inner)}, {"y.zip", make_zip(inner)}}), {.archive_entries = 10});

    EXPECT_EQ(walked.members.back(), "y.zip!limits.archive_entries");
}

TEST(Archive, EndsWhereTheVisitorRefuses)
{
    int visits = 0;
    auto const outcome = for_each_member(make_zip({{"x.zip", make_zip({{"a", ""}, {"b", ""}})}, {"c", ""}}), {},
                                         [&](std::string_view, MemberBytes const&) -> base::Result<void> {
                                             ++visits;
                                             return base::fail(base::ErrorKind::conflict, "enough", "enough");
                                         });

    EXPECT_EQ(visits, 1);
    EXPECT_EQ(outcome.error().code, "enough");
}

TEST(Archive, NamesACutArchiveDamaged)
{
    Parts const parts{{"a.txt", std::string(3'000, 'x')}};
    auto const zip = make_zip(parts);
    auto const tar = make_tar(parts, Packing::gzip);

    EXPECT_EQ(walk(zip.substr(0, zip.size() / 2)).outcome, "document.damaged");
    EXPECT_EQ(walk(tar.substr(0, tar.size() / 2)).outcome, "document.damaged");
    EXPECT_EQ(walk("PK\x03\x04 nothing").outcome, "document.damaged");
}

TEST(Archive, TellsWhereATapeBreaksOff)
{
    Parts const parts{{"甲.txt", "1"}, {"乙.txt", std::string(3'000, 'x')}, {"丙.txt", "3"}};
    auto const tar = make_tar(parts, Packing::plain);

    // In the middle of the second member, and in the middle of the header of the third.
    auto const in_member = walk(tar.substr(0, 512 + 512 + 512 + 1'000));
    auto const in_header = walk(tar.substr(0, 512 + 512 + 512 + 3'072 + 100));

    EXPECT_EQ(in_member.outcome, "archive.cut-short");
    EXPECT_THAT(in_member.members, ElementsAre("甲.txt=1", "乙.txt!document.damaged"));
    EXPECT_EQ(in_header.outcome, "archive.cut-short");
    EXPECT_EQ(in_header.members.size(), 2U);
}

}  // namespace
}  // namespace document
