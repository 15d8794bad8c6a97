#pragma once

#include "platform/config/law_files.hpp"
#include "report/domain/form.hpp"

// The forms that the program ships.
inline report::Forms const& shipped_forms()
{
    static auto const parsed = [] {
        config::LawFiles const law;
        return report::Forms::parse({law.file("form-2021.json").content, law.file("form-2019.json").content}).value();
    }();
    return parsed;
}
