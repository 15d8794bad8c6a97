#pragma once

#include "base/json_fwd.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace disclosure {

enum class SecrecyKind { state_secret, work_secret };

struct SecrecyMark {
    SecrecyKind kind = SecrecyKind::work_secret;
    std::string written;  // folded: "机密★1年"
};

// Where a text stands. A cell of a table often holds one word, so that only a mark with its star counts there.
enum class TextPlace { paragraph, cell };

// The marks that a paper bears, as data/screening.json writes them.
class SecrecyMarks {
public:
    // Throws as the JSON library does where the file is malformed.
    [[nodiscard]] static SecrecyMarks parse(base::Json const& screening);

    // The gravest mark of the text; words that merely speak of secrets are none.
    [[nodiscard]] std::optional<SecrecyMark> find(std::string_view text, TextPlace place) const;

private:
    [[nodiscard]] std::optional<std::string> state_secret_in(std::string_view line, TextPlace place) const;
    [[nodiscard]] std::optional<std::string> work_secret_in(std::string_view line, TextPlace place) const;
    [[nodiscard]] std::string_view period_at(std::string_view text) const;

    std::vector<std::string> levels_;
    std::vector<std::string> stars_;
    std::vector<std::string> not_behind_;  // 商业秘密 and 工作秘密 are no state secrets
    std::vector<std::string> labels_;
    std::vector<std::string> period_ends_;
    std::vector<std::string> alone_;
    std::vector<std::string> anywhere_;
};

}  // namespace disclosure
