#pragma once

#include "platform/config/texts.hpp"
#include "report/totalling/total.hpp"

#include <string>

// What the text and the document of a total say in the same words.
namespace report {

class TotalWords {
public:
    TotalWords(Total const& total, config::Texts const& texts) : total_{total}, texts_{texts} {}

    [[nodiscard]] std::string say(std::string_view code, base::Error::Words const& words = {}) const
    {
        return texts_.say(code, words);
    }
    [[nodiscard]] std::string summary() const;          // whose reports of which year were added up
    [[nodiscard]] std::string missing() const;          // who is missing; empty when nobody is
    [[nodiscard]] std::string counts() const;           // files, offices counted, not counted, missing, cells unknown
    [[nodiscard]] std::string joint_documents() const;  // empty when there is nothing to ask
    [[nodiscard]] std::string office(Member const& member) const;
    [[nodiscard]] std::string state(Member const& member) const;
    // "表三 一、本年新收政府信息公开申请数量：自然人、总计"; whole tables by their name; empty when all was read.
    [[nodiscard]] std::string not_read(Member const& member) const;

private:
    Total const& total_;
    config::Texts const& texts_;
};

}  // namespace report
