#include "core/base/error.h"

namespace stratoscope {
namespace {

std::string sentence(const Text& reason, const std::string& subject, const Text& advice) {
  std::string all = subject.empty() ? reason.english() : subject + ": " + reason.english();
  if (!advice.empty()) {
    all += ". " + advice.english();
  }
  return all;
}

} // namespace

Error::Error(ErrorCode code, Text reason, std::string subject, Text advice)
    : std::runtime_error(sentence(reason, subject, advice)), code_(code), reason_(std::move(reason)),
      subject_(std::move(subject)), advice_(std::move(advice)) {}

} // namespace stratoscope
