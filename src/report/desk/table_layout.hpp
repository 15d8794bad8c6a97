#pragma once

#include "base/json.hpp"
#include "report/domain/form.hpp"

#include <functional>

namespace report {

// A table of the form as templates lay it out: [{"caption", "heads": ["…"], "rows": [{"name", "group", "cells": […]}]}], where
// `cell` gives what stands for each cell.
[[nodiscard]] base::Json table_blocks(Form const& form, TableId id, std::function<base::Json(CellIndex)> const& cell);

}  // namespace report
