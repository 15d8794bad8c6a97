#pragma once

#include "base/result.hpp"
#include "platform/crypto/key.hpp"

#include <vector>

namespace keys {

// The key of which all others come or under which they lie. Its id tells it from other main keys and nothing of itself.
class MainKey {
public:
    explicit MainKey(crypto::Key const& key);
    [[nodiscard]] static MainKey random() { return MainKey{crypto::Key::random()}; }

    [[nodiscard]] std::string const& id() const { return id_; }  // eight hexadecimal digits
    [[nodiscard]] crypto::Key const& key() const { return key_; }
    // Under which the keys of cases are sealed.
    [[nodiscard]] crypto::Key wrapping_key() const { return crypto::subkey(key_, "wrap case keys"); }
    // The secret half with which this installation opens its own backups.
    [[nodiscard]] crypto::Key backup_key() const { return crypto::subkey(key_, "open backups"); }

private:
    crypto::Key key_;
    std::string id_;
};

// The recovery sheet: the key as lines to be printed, "1: 7K3M 9QXA 0TRD 5HZ2". Each has a checksum of its own, so that
// one typed wrongly is named.
[[nodiscard]] std::vector<std::string> recovery_lines(MainKey const& key);

// The lines as a person types them back: with or without their numbers, in any case and spacing, with O for 0 and I or L
// for 1. `keys.recovery-line` names the first line that is mistyped.
[[nodiscard]] base::Result<MainKey> parse_recovery_lines(std::string_view typed);

}  // namespace keys
