#include "core/workflow/retrieval_training/training_items.h"

#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/workflow/item_groups.h"
#include "core/workflow/item_rows.h"

#include <nlohmann/json.hpp>
#include <set>
#include <span>

namespace stratoscope::workflow {

std::string groupingOf(const std::string& positives) {
  const std::string prefix = "label:";
  return positives.starts_with(prefix) ? positives.substr(prefix.size()) : positives;
}

RetrievalItems retrievalItems(const cohort::Cohort& cohort, const std::string& positives) {
  if (positives.empty()) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("a retrieval training needs to know what items are alike"),
                cohort.folder().string(), STRATOSCOPE_TEXT("Name patient, study, series or label:COLUMN"));
  }
  const auto stack = cohort.images();
  if (stack.count == 0) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the cohort has no images"), cohort.folder().string(),
                STRATOSCOPE_TEXT("Import images first"));
  }
  const auto all = itemGroups(cohort, groupingOf(positives)).values;
  auto rows = fittingRows(cohort);
  std::erase_if(rows, [&](std::size_t row) { return all[row] < 0; });
  RetrievalItems items;
  items.images = eightBits(selectItems(stack, rows));
  for (const auto row : rows) {
    items.groups.push_back(all[row]);
  }
  const auto& images = items.images;
  items.inputsJson = nlohmann::json{{"items", rows.size()},
                                    {"pixels", sha256({images.data, images.count * images.bytesPerItem()})},
                                    {"groups", sha256(std::as_bytes(std::span<const int>(items.groups)))},
                                    {"group_count", std::set<int>(items.groups.begin(), items.groups.end()).size()}}
                         .dump();
  return items;
}

} // namespace stratoscope::workflow
