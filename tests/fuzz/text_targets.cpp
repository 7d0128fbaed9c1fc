#include "core/base/error.h"
#include "core/learning/options_json.h"
#include "core/learning/safetensors_header.h"
#include "core/workflow/metadata/csv_table.h"
#include "tests/fuzz/targets.h"

#include <cstdlib>
#include <string>

namespace stratoscope::fuzz {
namespace {

std::string textOf(Bytes bytes) { return {bytes.begin(), bytes.end()}; }

} // namespace

void table(Bytes bytes) {
  try {
    const auto table = workflow::parseCsv(textOf(bytes), "fuzzed.csv");
    for (const auto& row : table.rows) {
      if (row.size() != table.header.size()) {
        std::abort();
      }
    }
  } catch (const Error&) {
    return;
  }
}

void safetensors(Bytes bytes) {
  const auto file = textOf(bytes);
  try {
    const auto header = learning::parseSafeTensorsHeader(file, "fuzzed.safetensors");
    for (const auto& entry : header.entries) {
      if (entry.end < entry.begin || entry.end > file.size() - header.dataOffset) {
        std::abort();
      }
    }
  } catch (const Error&) {
    return;
  }
}

void checkpoint(Bytes bytes) {
  try {
    (void)learning::toJson(learning::trainingOptionsFromJson(textOf(bytes), "fuzzed"));
  } catch (const Error&) {
    return;
  }
}

} // namespace stratoscope::fuzz
