#pragma once

#include "portal/letter_check_pages.hpp"
#include "portal/opinion_answer_pages.hpp"
#include "portal/progress_pages.hpp"
#include "portal/request_form_pages.hpp"

namespace portal {

// All pages for everybody.
class PublicPages {
public:
    explicit PublicPages(PublicServices const& services)
        : services_{services}, form_{services}, progress_{services}, letters_{services}, opinions_{services}
    {
    }

    // The router must not outlive this.
    void add_pages(http::Router& router);

private:
    PublicServices services_;
    RequestFormPages form_;
    ProgressPages progress_;
    LetterCheckPages letters_;
    OpinionAnswerPages opinions_;
};

}  // namespace portal
