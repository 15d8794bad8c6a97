#include "report/batch/file_refusal.hpp"

#include <gtest/gtest.h>

namespace report {
namespace {

std::string refusal_text(base::Error refusal)
{
    config::LawFiles const law;
    auto const texts = config::Texts::parse(law.file("texts.json").content, base::Language::zh).value();
    FileResult result;
    result.meta.file = "甲.txt";
    result.refusal = std::move(refusal);
    return texts.say(named_refusal(result, texts));
}

TEST(FileRefusal, NamesTheFileOnce)
{
    auto const kind = base::ErrorKind::invalid_input;

    EXPECT_EQ(refusal_text({kind, "document.empty", "the file is empty", {}}), "甲.txt：文件是空的");
    EXPECT_EQ(refusal_text({kind, "input.missing", "{file} does not exist", {{"file", "甲.txt"}}}), "甲.txt 不存在");
}

TEST(FileRefusal, NamesTheFileBesidesAnotherThing)
{
    EXPECT_EQ(refusal_text({base::ErrorKind::invalid_input, "archive.nested", "refused: {name}", {{"name", "乙.zip"}}}),
              "甲.txt：拒绝读取：乙.zip 是压缩包中压缩包里的压缩包");
}

}  // namespace
}  // namespace report
