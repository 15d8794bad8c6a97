#include "requests/attachments/attachment_fixture.hpp"

#include <gmock/gmock.h>

namespace requests {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr auto sound_text = "根据《中华人民共和国政府信息公开条例》第三十六条第（二）项，现予公开。如有异议，可以自收到本答复书之日起60日内"
                            "申请行政复议，或者自收到之日起6个月内提起行政诉讼。\nqingshi人民政府\n2026年3月3日";
Result<void> always()
{
    return {};
}

constexpr std::string_view secret_paper = "机密★1年\n关于某事的通知\n";

class Attachments : public WithAttachments {
protected:
    // A decision with a draft of its letter.
    RequestKey drafted(std::string const& decision = "granted", std::string const& text = sound_text)
    {
        auto const key = registered(paper(day(3, 3))).key;
        recorded(key, Decided{decision, decision == "partial" ? std::vector<std::string>{"third_party"} : std::vector<std::string>{}, LetterId{1}}).value();
        auto const kind = law().requests().decision(decision)->letter;
        requests().write_letter(key, LetterId{1}, {.kind = kind, .text = text}, acting(key)).value();
        return key;
    }
    Result<CaseView> enclosed(RequestKey key, std::vector<int> const& numbers)
    {
        return attachments().enclose(key, LetterId{1}, numbers, acting(key));
    }
    std::string served(RequestKey key)
    {
        for (auto const& step : std::vector<LetterStep>{LetterReviewed{}, LetterSigned{Actor{"person/1/8"}}})
            if (auto const moved = recorded(key, LetterMoved{LetterId{1}, step}); !moved)
                return moved.error().code;
        requests().number_letter(key, LetterId{1}, acting(key)).value();
        recorded(key, LetterMoved{LetterId{1}, LetterStamped{}}).value();
        recorded(key, LetterMoved{LetterId{1}, LetterServed{"post", "state_post"}}).value();
        return "";
    }
    std::string text_of_letter(RequestKey key) { return requests().letter(key, LetterId{1}, clerk()).value().text; }
};

}  // namespace

TEST_P(Attachments, AreListedWithTypeSizeAndWhoAddedThem)
{
    auto const key = registered(paper(day(3, 3))).key;

    added(key, harmless, "合同.txt");
    added(key, list_of_ids, "名单.csv", AttachmentKind::scan);

    auto const all = attachments().of(key).value();
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].attachment.kind, AttachmentKind::material);
    EXPECT_EQ(all[0].size, harmless.size());
    EXPECT_EQ(all[0].examination.type.kind, files::FileKind::text);
    EXPECT_EQ(all[0].attachment.added_by, actor_of(clerk()));
    EXPECT_EQ(all[0].attachment.reading, ReadingState::sound);
    EXPECT_EQ(all[1].attachment.reading, ReadingState::barred);
    EXPECT_THAT(journalled(key), Contains("request.attachment-added").Times(2));
}

TEST_P(Attachments, AreTheSameFileWhenTheSameContentComesOnceMore)
{
    auto const key = registered(paper(day(3, 3))).key;

    EXPECT_EQ(added(key, harmless), 1);
    EXPECT_EQ(added(key, harmless, "again.txt"), 1);

    EXPECT_EQ(attachments().of(key)->size(), 1U);
}

TEST_P(Attachments, AreOpenedWithALookInTheJournal)
{
    auto const key = registered(paper(day(3, 3))).key;
    added(key, list_of_ids, "名单.csv");

    auto const shown = attachments().show(key, 1, {clerk()}).value();
    auto const opened = attachments().open(key, 1, {clerk()}).value();

    EXPECT_EQ(shown.name, "名单.csv");
    ASSERT_FALSE(shown.findings.empty());
    EXPECT_EQ(shown.findings[0].check, "R-PII-01");
    EXPECT_NE(to_string(shown.findings[0].at), "");
    EXPECT_EQ(opened.content, list_of_ids);
    EXPECT_THAT(journalled(key), Contains("request.attachment-seen"));
    EXPECT_THAT(journalled(key), Contains("request.attachment-opened"));
}

TEST_P(Attachments, AreReadAsText)
{
    auto const key = registered(paper(day(3, 3))).key;
    added(key, list_of_ids, "名单.csv");

    auto const lines = attachments().text(key, 1, {clerk()}).value();

    EXPECT_THAT(lines, Contains(HasSubstr("甄某")));
    EXPECT_THAT(journalled(key), Contains("request.attachment-opened"));
}

TEST_P(Attachments, WithMacrosThatNobodyScannedAreShownAsTextAlone)
{
    auto const key = registered(paper(day(3, 3))).key;
    auto macros = inspected(harmless);
    macros.examination.type.traits = {files::FileTrait::macros};
    attachments().add(key, macros, clerk()).value();
    added(key, list_of_ids, "名单.csv");

    EXPECT_EQ(code_of(attachments().open_as_it_came(key, 1, {clerk()})), "attachment.only-text");
    EXPECT_THAT(attachments().text(key, 1, {clerk()}).value(), Contains(HasSubstr("道路养护合同")));
    EXPECT_EQ(attachments().open_as_it_came(key, 2, {clerk()})->content, list_of_ids);
}

TEST_P(Attachments, AreShownAtTheDoorOfReviewersOnlyWhenTheyGoWithALetter)
{
    auto const key = drafted();
    added(key, harmless, "一.txt");
    added(key, list_of_ids, "二.csv");
    enclosed(key, {2}).value();

    EXPECT_EQ(code_of(attachments().show(key, 1, {head(), Door::review})), "attachment.not-found");
    EXPECT_EQ(code_of(attachments().open(key, 1, {head(), Door::review})), "attachment.not-found");
    EXPECT_EQ(attachments().show(key, 2, {head(), Door::review})->name, "二.csv");
}

TEST_P(Attachments, AreRefusedBeforeAnythingIsStored)
{
    auto const refused = [&](std::string_view content, Sender sender = Sender::staff) {
        return code_of(attachments().inspect({"x.txt", content}, sender));
    };

    EXPECT_EQ(refused(""), "attachment.empty");
    EXPECT_EQ(refused(std::string(11U << 20U, 'x'), Sender::applicant), "attachment.too-large");
    EXPECT_EQ(refused(std::string{"\x7F""ELF\x01\x02\x03\0\0\0", 10}), "attachment.unknown-type");
    EXPECT_EQ(refused(secret_paper), "attachment.state-secret");
    int stored = 0;
    store().each([&](files::StoredFile const&) { ++stored; });
    EXPECT_EQ(stored, 0);
}

TEST_P(Attachments, BelongToPeopleOfTheAgencyAlone)
{
    auto const key = registered(paper(day(3, 3))).key;

    EXPECT_EQ(code_of(attachments().add(key, inspected(harmless), {base::AgencyId{99}, 1})), "request.not-of-this-agency");
    EXPECT_EQ(code_of(attachments().show(key, 7, {clerk()})), "attachment.not-found");
}

TEST_P(Attachments, ComeInTogetherWithTheRequestOrNotAtAll)
{
    auto const files = attachments().inspect_all({{"附件.txt", harmless}}, Sender::applicant, "files").value();
    Together const refuse{
        "x", [](Desk&, RequestKey) -> Result<void> { return base::fail(base::ErrorKind::conflict, "files.changed", "x"); }};

    auto const filed = intake().submit(agency(), submission(), {.together = attachments().together(files)}).value();
    auto const refused = intake().submit(agency(), submission(2), {.together = refuse});

    EXPECT_EQ(attachments().of(filed.key)->size(), 1U);
    EXPECT_EQ(attachments().of(filed.key)->front().attachment.added_by.id, "applicant");
    ASSERT_FALSE(refused);
    EXPECT_THAT(codes_of(refused.error()), ElementsAre("files: files.changed"));
    EXPECT_EQ(lists().work_list(agency(), {}, {})->total, 1);
}

TEST_P(Attachments, MakeAFormThatIsSentAgainWithAnotherFileAnotherRequest)
{
    auto const sent = [&](std::string_view content) {
        auto const files = attachments().inspect_all({{"附件.txt", content}}, Sender::applicant, "files").value();
        return intake().submit(agency(), submission(), {.token = "token", .together = attachments().together(files)})->key;
    };

    auto const first = sent(harmless);

    EXPECT_EQ(sent(harmless), first);
    EXPECT_EQ(attachments().of(first)->size(), 1U);
    EXPECT_NE(sent("另一份材料。\n"), first);
}

TEST_P(Attachments, ThatWereDestroyedAndComeOnceMoreStayInTheStore)
{
    auto const key = registered(paper(day(3, 3))).key;
    added(key, harmless, "身份证.txt", AttachmentKind::identity);
    answered(key, "granted");
    set_today(day(3, 4, 2027));
    attachments().delete_identities(always).value();

    added(key, harmless, "合同.txt");

    EXPECT_EQ(attachments().sweep(always).value(), 0);
    EXPECT_EQ(attachments().open(key, 2, {clerk()})->content, harmless);
}

TEST_P(Attachments, AreNotMoreThanAFormTakes)
{
    std::vector<GivenFile> const six(6, GivenFile{"a.txt", harmless});

    auto const refused = attachments().inspect_all(six, Sender::applicant, "files");

    ASSERT_FALSE(refused);
    EXPECT_THAT(codes_of(refused.error()), ElementsAre("files: attachment.too-many"));
}

TEST_P(Attachments, ThatProveWhoSomebodyIsAreSeenByWhoRegisteredAloneAndGoInTime)
{
    auto const key = registered(paper(day(3, 3))).key;
    added(key, harmless, "身份证.txt", AttachmentKind::identity);
    answered(key, "granted");

    EXPECT_EQ(code_of(attachments().open(key, 1, {head()})), "attachment.not-yours");
    EXPECT_TRUE(attachments().open(key, 1, {clerk()}));
    EXPECT_THAT(attachments().names(key, head()).value(), IsEmpty());
    set_today(day(3, 3, 2027));
    EXPECT_EQ(attachments().delete_identities(always).value(), 0);
    set_today(day(3, 4, 2027));
    EXPECT_EQ(attachments().delete_identities(always).value(), 1);
    EXPECT_EQ(code_of(attachments().open(key, 1, {clerk()})), "attachment.gone");
    EXPECT_EQ(attachments().sweep(always).value(), 1);
    int stored = 0;
    store().each([&](files::StoredFile const&) { ++stored; });
    EXPECT_EQ(stored, 0);
}

TEST_P(Attachments, AreGoneWithTheCase)
{
    auto const key = registered(paper(day(3, 3))).key;
    added(key, harmless);
    answered(key, "granted");
    set_today(day(3, 5, 2036));

    ASSERT_TRUE(requests().erase(key, clerk()));

    EXPECT_THAT(attachments().of(key).value(), IsEmpty());
    EXPECT_EQ(code_of(attachments().open(key, 1, {clerk()})), "attachment.gone");
    EXPECT_EQ(attachments().sweep(always).value(), 1);
}

TEST_P(Attachments, ThatNobodyHasReadAreReadLater)
{
    auto const key = registered(paper(day(3, 3))).key;
    auto unread = inspected(list_of_ids);
    unread.reading = {};
    attachments().add(key, unread, clerk()).value();
    auto secret = inspected(harmless);
    secret.content = secret_paper;
    secret.reading = {};
    attachments().add(key, secret, clerk()).value();

    EXPECT_EQ(attachments().read_waiting(always).value(), 2);

    EXPECT_EQ(attachments().show(key, 1, {clerk()})->listed.attachment.reading, ReadingState::barred);
    EXPECT_EQ(code_of(attachments().open(key, 2, {clerk()})), "attachment.gone");
    EXPECT_THAT(journalled(key), Contains("request.attachment-refused"));
    EXPECT_EQ(attachments().read_waiting(always).value(), 0);
}

TEST_P(Attachments, ThatWaitAreReadWhenSomebodyAsks)
{
    auto const key = registered(paper(day(3, 3))).key;
    auto unread = inspected(list_of_ids);
    unread.reading = {};
    attachments().add(key, unread, clerk()).value();

    EXPECT_EQ(code_of(attachments().read_now(key, 1, {base::AgencyId{99}, 1})), "request.not-of-this-agency");
    ASSERT_TRUE(attachments().read_now(key, 1, clerk()));

    EXPECT_EQ(attachments().show(key, 1, {clerk()})->listed.attachment.reading, ReadingState::barred);
    EXPECT_EQ(code_of(attachments().read_now(key, 1, clerk())), "attachment.not-waiting");
    EXPECT_THAT(journalled(key), Contains("request.attachment-read"));
}

TEST_P(Attachments, AreListedInTheLetterWithWhichTheyGo)
{
    auto const key = drafted();
    added(key, harmless, "道路合同.txt");
    added(key, "另一份合同。\n", "补充合同.txt");

    ASSERT_TRUE(enclosed(key, {1, 2}));
    EXPECT_THAT(text_of_letter(key), HasSubstr("诉讼。\n附件：1. 道路合同\n　　　2. 补充合同\nqingshi人民政府"));
    ASSERT_TRUE(enclosed(key, {2}));
    EXPECT_THAT(text_of_letter(key), HasSubstr("诉讼。\n附件：补充合同\nqingshi人民政府"));
    ASSERT_TRUE(enclosed(key, {}));
    EXPECT_THAT(text_of_letter(key), Not(HasSubstr("附件")));
}

TEST_P(Attachments, KeepALetterFromBeingSignedThatEnclosesAListOfIds)
{
    auto const key = drafted();
    added(key, list_of_ids, "名单.csv");
    enclosed(key, {1}).value();

    EXPECT_EQ(served(key), "letter.enclosure-held");
    EXPECT_EQ(attachments().held_enclosures(key, LetterId{1})->front().reason, "barred");
    EXPECT_EQ(code_of(attachments().clear(key, 1, " ", clerk())), "attachment.no-reason");
    ASSERT_TRUE(attachments().clear(key, 1, "申请人本人的信息", clerk()));
    EXPECT_EQ(served(key), "");
}

TEST_P(Attachments, ThatAreNoRedactedCopiesDoNotGoWithAPartialAnswer)
{
    auto const key = drafted("partial", "根据第三十七条，部分公开。如有异议，应当先自收到本告知书之日起60日内申请行政复议；对复议决定不服的，自收到"
                                        "复议决定书之日起15日内提起行政诉讼。");
    added(key, harmless, "原件.txt");
    auto copy = inspected("遮盖后的内容。\n", "遮盖件.txt", AttachmentKind::redacted);
    copy.original = 1;
    attachments().add(key, copy, clerk()).value();

    enclosed(key, {1}).value();
    EXPECT_EQ(attachments().held_enclosures(key, LetterId{1})->front().reason, "not-redacted");
    enclosed(key, {2}).value();
    EXPECT_THAT(attachments().held_enclosures(key, LetterId{1}).value(), IsEmpty());
}

TEST_P(Attachments, DoNotChangeOnceTheLetterIsReviewed)
{
    auto const key = drafted();
    added(key, harmless);
    recorded(key, LetterMoved{LetterId{1}, LetterReviewed{}}).value();

    EXPECT_EQ(code_of(enclosed(key, {1})), "letter.no-draft");
}

TEST_P(Attachments, DoNotGoOutAsProofsOfIdentityOrWithMacrosThatNobodyScanned)
{
    auto const key = drafted();
    added(key, harmless, "身份证.txt", AttachmentKind::identity);
    auto macros = inspected("文本。\n");
    macros.examination.type.traits = {files::FileTrait::macros};
    attachments().add(key, macros, clerk()).value();

    EXPECT_EQ(code_of(enclosed(key, {1})), "attachment.not-for-letters");
    EXPECT_EQ(code_of(enclosed(key, {2})), "attachment.not-for-letters");
    EXPECT_EQ(code_of(enclosed(key, {3})), "attachment.not-found");
}

TEST_P(Attachments, AreOpenedByTheApplicantOnceTheLetterIsServed)
{
    auto const filed = registered(paper(day(3, 3)));
    auto const key = filed.key;
    recorded(key, Decided{"granted", {}, LetterId{1}}).value();
    requests().write_letter(key, LetterId{1}, {.kind = "granted", .text = sound_text}, acting(key)).value();
    added(key, harmless, "合同.txt");
    enclosed(key, {1}).value();

    EXPECT_EQ(code_of(attachments().open_served(filed.receipt, filed.secret, LetterId{1}, 1)), "letter.not-served");
    ASSERT_EQ(served(key), "");
    EXPECT_THAT(attachments().served_names(filed.receipt, filed.secret, LetterId{1}).value(), ElementsAre("合同.txt"));
    EXPECT_EQ(attachments().open_served(filed.receipt, filed.secret, LetterId{1}, 1)->content, harmless);
    EXPECT_EQ(code_of(attachments().open_served(filed.receipt, filed.secret, LetterId{1}, 2)), "letter.not-served");
    EXPECT_EQ(code_of(attachments().open_served(filed.receipt, "7K2P9QWX3MHD", LetterId{1}, 1)), "request.no-such-receipt");
}

TEST_P(Attachments, AreNotTheOnlyThingThatIsLookedThrough)
{
    auto const key = drafted("granted", std::string{sound_text} + "\n身份证号码：" + "11010119900307889X");

    EXPECT_EQ(served(key), "letter.not-sound");
}

ON_BOTH_ENGINES(Attachments);

}  // namespace requests
