#include "core/workflow/metadata/target_index.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <string_view>

namespace stratoscope::workflow {
namespace {

std::string_view nameIn(std::string_view path) { return path.substr(path.rfind('/') + 1); }

/// Without its extension, and without ".gz" behind another.
std::string stemOf(std::string_view name) {
  name = name.ends_with(".gz") ? name.substr(0, name.size() - 3) : name;
  const auto dot = name.rfind('.');
  return std::string(dot == 0 || dot == std::string_view::npos ? name : name.substr(0, dot));
}

/// Whether `path` ends in `tail`, whole names only.
bool endsIn(std::string_view path, std::string_view tail) {
  return path.ends_with(tail) && (path.size() == tail.size() || path[path.size() - tail.size() - 1] == '/');
}

/// How many names, counted from the last, two paths share.
int sharedNames(std::string_view a, std::string_view b) {
  int shared = 0;
  while (!a.empty() && !b.empty() && nameIn(a) == nameIn(b)) {
    ++shared;
    a = a.substr(0, a.size() - std::min(a.size(), nameIn(a).size() + 1));
    b = b.substr(0, b.size() - std::min(b.size(), nameIn(b).size() + 1));
  }
  return shared;
}

/// A path of another machine need not be that of this one: its last folder and name must be.
constexpr int leastShared = 2;

bool isAbsolute(std::string_view path) { return path.starts_with('/') || (path.size() > 2 && path[1] == ':'); }

/// How well a path agrees with a text: 0 not at all.
int agreement(std::string_view path, std::string_view text) {
  if (endsIn(path, text)) {
    return sharedNames(path, text);
  }
  const int shared = isAbsolute(text) ? sharedNames(path, text) : 0;
  return shared >= leastShared ? shared : 0;
}

} // namespace

TargetIndex::TargetIndex(const std::vector<JoinTarget>& targets) : targets_(targets) {
  const auto add = [](Keys& keys, const std::string& key, int item) {
    if (!key.empty()) {
      keys[key].push_back(item);
    }
  };
  int item = 0;
  for (const auto& target : targets) {
    add(patients_, target.patient, item);
    add(studies_, target.study, item);
    add(series_, target.series, item);
    add(sops_, target.sop, item);
    const std::string name(nameIn(target.path));
    add(names_, name, item);
    add(stems_, stemOf(name), item);
    add(seriesNames_, std::string(nameIn(target.seriesPath)), item);
    ++item;
  }
}

TargetIndex::Found TargetIndex::findItem(const std::string& text) const {
  std::size_t item = targets_.size();
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), item);
  const bool whole = failure == std::errc{} && end == text.data() + text.size();
  return whole && item < targets_.size() ? Found{{static_cast<int>(item)}, false} : Found{};
}

TargetIndex::Found TargetIndex::agreeing(const Keys& names, const std::string& text,
                                         std::string JoinTarget::*kind) const {
  const auto named = names.find(std::string(nameIn(text)));
  if (named == names.end()) {
    return {};
  }
  int best = 1;
  Found found;
  std::set<std::string_view> paths;
  for (const int item : named->second) {
    const auto& path = targets_[static_cast<std::size_t>(item)].*kind;
    const int agrees = agreement(path, text);
    if (agrees > best) {
      found.items.clear();
      paths.clear();
      best = agrees;
    }
    if (agrees == best) {
      found.items.push_back(item);
      paths.insert(path);
    }
  }
  return paths.size() > 1 ? Found{{}, true} : found;
}

TargetIndex::Found TargetIndex::findPath(std::string text) const {
  std::ranges::replace(text, '\\', '/');
  while (text.starts_with("./")) {
    text.erase(0, 2);
  }
  for (const auto& [names, kind] :
       {std::pair{&names_, &JoinTarget::path}, std::pair{&seriesNames_, &JoinTarget::seriesPath}}) {
    if (auto found = agreeing(*names, text, kind); found.ambiguous || !found.items.empty()) {
      return found;
    }
  }
  const auto stems = stems_.find(text);
  if (stems == stems_.end()) {
    return {};
  }
  std::set<std::string_view> paths;
  for (const int item : stems->second) {
    paths.insert(targets_[static_cast<std::size_t>(item)].path);
  }
  return paths.size() > 1 ? Found{{}, true} : Found{stems->second, false};
}

TargetIndex::Found TargetIndex::find(JoinKey key, const std::string& text) const {
  const auto among = [&](const Keys& keys) {
    const auto found = keys.find(text);
    return found == keys.end() ? Found{} : Found{found->second, false};
  };
  switch (key) {
  case JoinKey::Item:
    return findItem(text);
  case JoinKey::SopInstance:
    return among(sops_);
  case JoinKey::Series:
    return among(series_);
  case JoinKey::Study:
    return among(studies_);
  case JoinKey::Patient:
    return among(patients_);
  case JoinKey::Path:
  case JoinKey::FileName:
    break;
  }
  return findPath(text);
}

} // namespace stratoscope::workflow
