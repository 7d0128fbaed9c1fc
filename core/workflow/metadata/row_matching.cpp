#include "core/workflow/metadata/row_matching.h"

#include "core/base/error.h"
#include "core/workflow/metadata/column_kind.h"
#include "core/workflow/metadata/target_index.h"

#include <algorithm>
#include <array>
#include <optional>

namespace stratoscope::workflow {
namespace {

struct KeyNames {
  JoinKey key;
  const char* name;
  std::vector<std::string_view> headers; ///< lower case, without spaces, _ and -
};

const std::array<KeyNames, 7>& keyNames() {
  static const std::array<KeyNames, 7> names{{
      {JoinKey::SopInstance, "sop", {"sopinstanceuid", "sopinstance", "sopuid", "sop", "instanceuid"}},
      {JoinKey::Item, "item", {"item"}},
      {JoinKey::Path, "path", {"path", "filepath", "imagepath", "relativepath", "fullpath"}},
      {JoinKey::FileName, "file", {"file", "filename", "image", "imagename", "imagefile", "imageid", "imageindex"}},
      {JoinKey::Series, "series", {"series", "seriesinstanceuid", "seriesuid"}},
      {JoinKey::Study, "study", {"study", "studyinstanceuid", "studyuid"}},
      {JoinKey::Patient, "patient", {"patient", "patientid", "patientidentifier", "subject", "subjectid", "pid"}},
  }};
  return names;
}

std::string plain(const std::string& header) {
  std::string letters;
  for (const char c : header) {
    if (c != ' ' && c != '_' && c != '-') {
      letters += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
  }
  return letters;
}

const KeyNames* keyNamed(const std::string& name) {
  const auto* const found = std::ranges::find_if(keyNames(), [&](const auto& key) { return name == key.name; });
  return found == keyNames().end() ? nullptr : found;
}

RowMatches matchesOf(const TargetIndex& index, const CsvTable& table, JoinKey key, std::size_t column) {
  RowMatches matches;
  matches.key = key;
  matches.column = column;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const auto text = trimmed(table.rows[row].at(column));
    auto found = isMissing(text) ? TargetIndex::Found{} : index.find(key, text);
    if (found.items.empty()) {
      (found.ambiguous ? matches.ambiguous : matches.unmatched).push_back(row);
    }
    matches.items.push_back(std::move(found.items));
  }
  return matches;
}

/// Rows that mean something, even where it is not clear which.
std::size_t hits(const RowMatches& matches) { return matches.items.size() - matches.unmatched.size(); }

/// The first of the candidates, which are ordered from the surest key on, that does at least half of what the best
/// does.
std::optional<RowMatches> surest(std::vector<RowMatches> candidates) {
  const auto best = std::ranges::max_element(candidates, {}, hits);
  if (best == candidates.end()) {
    return std::nullopt;
  }
  const auto enough = (hits(*best) + 1) / 2;
  return std::move(*std::ranges::find_if(candidates, [&](const auto& matches) { return hits(matches) >= enough; }));
}

/// Rows of items are those of one cohort: a table that names paths beside them must mean this one.
bool meansOtherItems(const RowMatches& matches, const std::vector<JoinTarget>& targets, const TargetIndex& index,
                     const CsvTable& table) {
  const auto path = columnNamedFor(JoinKey::Path, table);
  if (matches.key != JoinKey::Item || path == table.header.size()) {
    return false;
  }
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const auto found = index.find(JoinKey::Path, trimmed(table.rows[row][path])).items;
    const auto named = [&](int item) {
      return std::ranges::find(found, item) != found.end() ||
             targets[static_cast<std::size_t>(item)].seriesPath == trimmed(table.rows[row][path]);
    };
    if (!std::ranges::all_of(matches.items[row], named)) {
      return true;
    }
  }
  return false;
}

std::vector<RowMatches> byHeaders(const std::vector<JoinTarget>& targets, const TargetIndex& index,
                                  const CsvTable& table) {
  std::vector<RowMatches> candidates;
  for (const auto& key : keyNames()) {
    if (const auto column = columnNamedFor(key.key, table); column < table.header.size()) {
      candidates.push_back(matchesOf(index, table, key.key, column));
      if (meansOtherItems(candidates.back(), targets, index, table)) {
        candidates.pop_back();
      }
    }
  }
  return candidates;
}

/// The column that matches most rows by this key.
RowMatches bestColumn(const TargetIndex& index, const CsvTable& table, JoinKey key) {
  auto best = matchesOf(index, table, key, 0);
  for (std::size_t column = 1; column < table.header.size(); ++column) {
    auto matches = matchesOf(index, table, key, column);
    if (hits(matches) > hits(best)) {
      best = std::move(matches);
    }
  }
  return best;
}

/// Any number below the number of items is an item's row, so that numbers alone prove nothing.
std::vector<RowMatches> byContent(const TargetIndex& index, const CsvTable& table) {
  std::vector<RowMatches> candidates;
  for (const auto& key : keyNames()) {
    if (key.key != JoinKey::Item) {
      candidates.push_back(bestColumn(index, table, key.key));
    }
  }
  std::erase_if(candidates, [](const auto& matches) { return hits(matches) == 0; });
  return candidates;
}

[[noreturn]] void refuseKey(const std::string& key) {
  throw Error(ErrorCode::InvalidArgument, {STRATOSCOPE_TEXT("there is no key named %1"), {key}}, {},
              STRATOSCOPE_TEXT("Use patient, study, series, sop, path, file or item, or KEY=COLUMN"));
}

RowMatches byRequest(const TargetIndex& index, const CsvTable& table, const std::string& joinBy) {
  const auto equals = joinBy.find('=');
  const auto* const key = keyNamed(joinBy.substr(0, equals));
  if (key == nullptr) {
    refuseKey(joinBy.substr(0, equals));
  }
  if (equals == std::string::npos) {
    const auto column = columnNamedFor(key->key, table);
    return column < table.header.size() ? matchesOf(index, table, key->key, column)
                                        : bestColumn(index, table, key->key);
  }
  const auto found = std::ranges::find(table.header, joinBy.substr(equals + 1));
  if (found == table.header.end()) {
    throw Error(ErrorCode::InvalidArgument,
                {STRATOSCOPE_TEXT("the table has no column %1"), {joinBy.substr(equals + 1)}});
  }
  return matchesOf(index, table, key->key, static_cast<std::size_t>(found - table.header.begin()));
}

} // namespace

std::string nameOf(JoinKey key) {
  return std::ranges::find_if(keyNames(), [&](const auto& names) { return names.key == key; })->name;
}

std::size_t columnNamedFor(JoinKey key, const CsvTable& table) {
  const auto* const names = std::ranges::find_if(keyNames(), [&](const auto& one) { return one.key == key; });
  for (const auto& name : names->headers) {
    const auto found = std::ranges::find_if(table.header, [&](const auto& header) { return plain(header) == name; });
    if (found != table.header.end()) {
      return static_cast<std::size_t>(found - table.header.begin());
    }
  }
  return table.header.size();
}

RowMatches matchRows(const std::vector<JoinTarget>& targets, const CsvTable& table, const std::string& joinBy) {
  const TargetIndex index(targets);
  if (!joinBy.empty()) {
    return byRequest(index, table, joinBy);
  }
  auto named = surest(byHeaders(targets, index, table));
  if (named && hits(*named) > 0) {
    return std::move(*named);
  }
  if (auto matches = surest(byContent(index, table))) {
    return std::move(*matches);
  }
  if (named) {
    return std::move(*named);
  }
  throw Error(ErrorCode::InvalidArgument,
              STRATOSCOPE_TEXT("the table has no column that says which items its rows belong to"), {},
              STRATOSCOPE_TEXT("Name one of its columns path, file, item, sop, series, study or patient"));
}

} // namespace stratoscope::workflow
