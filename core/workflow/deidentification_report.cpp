#include "core/workflow/deidentification_report.h"

#include "core/base/atomic_file.h"
#include "core/imaging/deidentification/confidentiality_table.h"
#include "core/imaging/deidentification/element_name.h"

#include <nlohmann/json.hpp>

namespace stratoscope::workflow {
namespace {

using Json = nlohmann::ordered_json;
using imaging::ProfileOption;

constexpr int fewPatients = 20;

void addCounted(std::vector<Text>& risks, int files, const char* sentence) {
  if (files > 0) {
    risks.push_back({sentence, {std::to_string(files)}});
  }
}

void addPixelRisks(const RemainingRisks& found, std::vector<Text>& risks) {
  addCounted(
      risks, found.faces,
      STRATOSCOPE_TEXT("%1 files are CT, MR or PET images that show the head or do not tell the part of the body: "
                       "a face can be rendered from them, so deface them before they are shared"));
  addCounted(risks, found.acceptedKinds,
             STRATOSCOPE_TEXT("%1 files are of a kind that often has text burned into its pixels: look at each"));
  addCounted(risks, found.blackened,
             STRATOSCOPE_TEXT("in %1 files the known regions were blackened; text elsewhere in them is still there"));
  addCounted(risks, found.comments,
             STRATOSCOPE_TEXT("%1 files have comments or application data within their compressed pixels, which were "
                              "copied as they are"));
}

void addOptionRisks(const imaging::Profile& profile, std::vector<Text>& risks) {
  const std::pair<ProfileOption, const char*> sentences[] = {
      {ProfileOption::RetainSafePrivate, STRATOSCOPE_TEXT("some private elements were kept")},
      {ProfileOption::RetainUids, STRATOSCOPE_TEXT("UIDs were kept: who has the originals can find them by these")},
      {ProfileOption::RetainDevice, STRATOSCOPE_TEXT("the devices were kept, and with them often the place")},
      {ProfileOption::RetainInstitution, STRATOSCOPE_TEXT("the institutions were kept")},
      {ProfileOption::RetainPatient,
       STRATOSCOPE_TEXT(
           "sex, age, size, weight and the like were kept (ages of 90 and over as 90): together with other "
           "knowledge they can single out a person")},
      {ProfileOption::FullDates, STRATOSCOPE_TEXT("full dates were kept")},
      {ProfileOption::ModifiedDates,
       STRATOSCOPE_TEXT("dates were shifted by one distance for each patient: times of day and distances between "
                        "examinations were kept, and one known date gives away the others")},
      {ProfileOption::CleanDescriptors, STRATOSCOPE_TEXT("descriptions were kept where their words are in a list of "
                                                         "harmless ones")},
      {ProfileOption::CleanStructuredContent,
       STRATOSCOPE_TEXT("structured reports were kept with their codes, numbers and references")},
      {ProfileOption::CleanGraphics, STRATOSCOPE_TEXT("drawings on images were kept without their texts")}};
  for (const auto& [option, sentence] : sentences) {
    if (profile.has(option)) {
      risks.emplace_back(sentence);
    }
  }
}

Json cleaningJson(const imaging::CleaningReport& cleaning) {
  Json json;
  for (int i = 0; i < imaging::deeds; ++i) {
    json[imaging::deedName(static_cast<imaging::Deed>(i))] = cleaning.counts[static_cast<std::size_t>(i)];
  }
  json["private_removed"] = cleaning.privateRemoved;
  json["unknown_removed"] = cleaning.unknownRemoved;
  json["overlay_removed"] = cleaning.overlays;
  json["identifiers_found_in_texts"] = cleaning.namesFound;
  return json;
}

Json keptJson(const imaging::CleaningReport& cleaning) {
  auto kept = Json::array();
  for (const auto& [tag, option] : cleaning.kept) {
    kept.push_back({{"tag", imaging::tagText(tag)},
                    {"name", imaging::elementName(tag)},
                    {"option", std::string(imaging::optionName(option))}});
  }
  return kept;
}

Json codesJson(const imaging::Profile& profile) {
  auto codes = Json::array();
  for (const auto& code : imaging::methodCodes(profile)) {
    codes.push_back({{"value", code.value}, {"scheme", "DCM"}, {"meaning", code.meaning}});
  }
  return codes;
}

Json common(const DeidentificationResult& result) {
  auto risks = Json::array();
  for (const auto& risk : remainingRisks(result)) {
    risks.push_back(risk.english());
  }
  return {{"files", result.files},
          {"patients", result.patients},
          {"profile", imaging::profileWords(result.profile)},
          {"codes", codesJson(result.profile)},
          {"table", std::string("DICOM PS3.15 ").append(imaging::confidentialityEdition).append(" table E.1-1")},
          {"key", result.keyGiven ? "given" : "random"},
          {"most_days_shifted",
           result.profile.has(ProfileOption::ModifiedDates) ? imaging::Pseudonyms::mostDaysShifted : 0},
          {"elements", cleaningJson(result.cleaning)},
          {"kept", keptJson(result.cleaning)},
          {"may_identify", risks}};
}

std::string dumped(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

std::string quoted(const std::string& field) {
  std::string text = "\"";
  for (const char c : field) {
    text += c;
    if (c == '"') {
      text += c;
    }
  }
  return text + "\"";
}

} // namespace

std::vector<Text> remainingRisks(const DeidentificationResult& result) {
  std::vector<Text> risks;
  addPixelRisks(result.risks, risks);
  addOptionRisks(result.profile, risks);
  if (result.patients > 0 && result.patients < fewPatients) {
    risks.push_back({STRATOSCOPE_TEXT("with %1 patients, who knows that a person is among them can guess which one"),
                     {std::to_string(result.patients)}});
  }
  return risks;
}

std::string reportJson(const DeidentificationResult& result) {
  auto json = common(result);
  auto refused = Json::array();
  for (const auto& one : result.refused) {
    refused.push_back({{"source", one.number}, {"reason", one.file.reason.english()}});
  }
  json["refused"] = refused;
  return dumped(json, 2) + "\n";
}

std::string toJson(const DeidentificationResult& result) {
  auto json = common(result);
  auto refused = Json::array();
  for (const auto& one : result.refused) {
    refused.push_back(
        {{"path", one.file.path.string()}, {"source", one.number}, {"reason", one.file.reason.english()}});
  }
  json["refused"] = refused;
  json["report"] = result.report.string();
  return dumped(json, -1);
}

void writeMapping(const std::filesystem::path& path, const imaging::Pseudonyms& pseudonyms) {
  std::string csv = "kind,old,new\n";
  const auto add = [&csv](const char* kind, const std::map<std::string, std::string>& pairs) {
    for (const auto& [old, now] : pairs) {
      csv.append(kind).append(",").append(quoted(old)).append(",").append(now).append("\n");
    }
  };
  add("patient", pseudonyms.patients());
  add("uid", pseudonyms.uids());
  writeFileAtomically(path, csv);
  std::filesystem::permissions(path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

} // namespace stratoscope::workflow
