#pragma once

#include "requests/letters/letter_facts.hpp"
#include "requests/opinions/opinion_service.hpp"
#include "requests/pages/page_tools.hpp"

// Consulting third parties on staff pages: what they are asked, the code for the letter, what they answered.
namespace requests {

void add_opinion_pages(agencies::StaffRoutes& routes, PageTools const& tools);
[[nodiscard]] html::Templates::Source opinion_templates();

// For the page of the case: {"list": [{"text", "waits"}], "href"}; false where nobody is asked and nothing can be.
[[nodiscard]] base::Json opinions_of_request(CaseView const& view, Visit const& visit, PageTools const& tools);
// For the page of the day: cases where an answer waits to be taken in, {"list": [{"number", "href"}]}; false without any.
[[nodiscard]] base::Json opinions_waiting(Visit const& visit, PageTools const& tools);
// What the letter to a third party says of the question with that number; nothing where there is none. A look.
void add_opinion_question(LetterFacts& facts, SheetKey key, Visit const& visit, PageTools const& tools);

}  // namespace requests
