#pragma once

#include "requests/domain/submission.hpp"
#include "requests/json_fields.hpp"

namespace requests {

// A person as it is sealed, of a request and of a record correction alike.
template <class A>
void fields(A const& archive, Same<Party> auto& v)
{
    archive("name", v.name);
    archive("identity_kind", v.identity_kind);
    archive("identity_number", v.identity_number);
    archive("telephone", v.telephone);
    archive("address", v.address);
    archive("email", v.email);
}

}  // namespace requests
