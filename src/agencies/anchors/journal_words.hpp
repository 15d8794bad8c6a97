#pragma once

#include "agencies/account_service.hpp"
#include "journal/entry.hpp"
#include "platform/config/texts.hpp"

#include <map>

namespace agencies {

// What stands in the journal, in the words of a reader; each person is looked up once.
class JournalWords {
public:
    JournalWords(AccountService const& accounts, config::Texts const& texts) : accounts_{accounts}, texts_{texts} {}

    // A name, "the system"; what is neither stays as it is.
    [[nodiscard]] std::string actor(std::string const& actor);
    [[nodiscard]] std::string event(std::string const& event) const;

private:
    AccountService const& accounts_;
    config::Texts const& texts_;
    std::map<std::string, std::string> known_;
};

}  // namespace agencies
