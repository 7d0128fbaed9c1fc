#include "app/cli/similar_options.h"

#include "app/cli/checks.h"
#include "core/workflow/similar/item_index.h"

#include <array>
#include <locale>
#include <optional>
#include <sstream>

namespace stratoscope::cli {
namespace {

/// X,Y,W,H with W and H above 0; nothing for other words.
std::optional<workflow::QueryBox> boxNamed(const std::string& word) {
  std::istringstream text(word);
  text.imbue(std::locale::classic());
  std::array<double, 4> numbers{};
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    char comma = ',';
    if ((i > 0 && !(text >> comma)) || comma != ',' || !(text >> numbers[i])) {
      return std::nullopt;
    }
  }
  const bool fits = text.eof() && numbers[0] >= 0 && numbers[1] >= 0 && numbers[2] > 0 && numbers[3] > 0;
  return fits ? std::optional(workflow::QueryBox{.x = numbers[0],
                                                 .y = numbers[1],
                                                 .width = numbers[2],
                                                 .height = numbers[3],
                                                 .unit = workflow::QueryBox::Unit::SourcePixels})
              : std::nullopt;
}

CLI::Validator boxCheck() {
  return {[](const std::string& word) {
            return boxNamed(word) ? std::string() : "must be X,Y,WIDTH,HEIGHT in pixels, such as 10,20,64,64: " + word;
          },
          "X,Y,W,H"};
}

CLI::Validator whereCheck() {
  return {[](const std::string& word) {
            const auto place = word.find('=');
            return place != std::string::npos && place > 0 ? std::string() : "must be COLUMN=VALUE: " + word;
          },
          "COLUMN=VALUE"};
}

} // namespace

void addSimilarOptions(CLI::App& command, SimilarWords& words) {
  command
      .add_option("--query", words.queries,
                  "Numbers of items, or files from outside (./7 for a file named 7); several make one query")
      ->required();
  command.add_option("--combine", words.combine, "Several examples: like all of them (mean) or any of them (max)")
      ->check(CLI::IsMember({"mean", "max"}))
      ->capture_default_str();
  command.add_option("--box", words.box, "Only this part of the one image that is asked about, in its own pixels")
      ->check(boxCheck());
  command.add_option("--more-like", words.liked, "Items that the query is moved towards (Rocchio)");
  command.add_option("--less-like", words.disliked, "Items that it is moved away from; they are not found");
  command.add_option("-k", words.k, "How many")->capture_default_str()->check(CLI::Range(1, 100000000));
  auto* others = command.add_flag("--other-patients", words.otherPatients, "Leave the query's own patient out");
  command.add_flag("--same-patient", words.samePatient, "Only the query's own patient")->excludes(others);
  command.add_option("--where", words.where, "Only items with this value in a column; may be given again")
      ->check(whereCheck())
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  command.add_flag("--expand", words.expand,
                   "Move the query to the middle of what it finds first (hides rare findings; off unless told)");
  command.add_flag("--rerank", words.rerank,
                   "Order the first 100 by shared neighbourhoods (hides rare findings; off unless told)");
  command
      .add_option("--index", words.index,
                  "Search exactly or by an index kept with the cohort; auto: exactly, beyond a million items by the "
                  "newest index that was made")
      ->check(CLI::IsMember({"auto", "exact", "hnsw", "ivfpq"}))
      ->capture_default_str();
}

workflow::SimilarQuery queryOf(const SimilarWords& words) {
  workflow::SimilarQuery query;
  for (const auto& word : words.queries) {
    if (const int item = wholeNumber(word); item >= 0) {
      query.items.push_back(item);
    } else {
      query.files.emplace_back(word);
    }
  }
  query.box = words.box.empty() ? std::nullopt : boxNamed(words.box);
  query.combine = words.combine == "max" ? workflow::CombineBy::Max : workflow::CombineBy::Mean;
  query.liked = words.liked;
  query.disliked = words.disliked;
  return query;
}

workflow::SimilarOptions optionsOf(const SimilarWords& words) {
  using workflow::PatientFilter;
  workflow::SimilarOptions options;
  options.k = words.k;
  if (words.otherPatients || words.samePatient) {
    options.patients = words.otherPatients ? PatientFilter::Others : PatientFilter::Same;
  }
  for (const auto& word : words.where) {
    const auto place = word.find('=');
    options.where.push_back({word.substr(0, place), word.substr(place + 1)});
  }
  options.expand = words.expand;
  options.rerank = words.rerank;
  options.index = workflow::indexKindNamed(words.index);
  return options;
}

} // namespace stratoscope::cli
