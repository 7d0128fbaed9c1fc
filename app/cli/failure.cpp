#include "app/cli/failure.h"

#include <nlohmann/json.hpp>

#include <new>

namespace stratoscope::cli {
namespace {

const char* nameOf(ErrorCode code) {
  switch (code) {
  case ErrorCode::InvalidArgument:
    return "invalid_argument";
  case ErrorCode::NotFound:
    return "not_found";
  case ErrorCode::Unreadable:
    return "unreadable";
  case ErrorCode::Unsupported:
    return "unsupported";
  case ErrorCode::WriteFailed:
    return "write_failed";
  case ErrorCode::Conflict:
    return "conflict";
  case ErrorCode::OutOfMemory:
    return "out_of_memory";
  case ErrorCode::Cancelled:
    return "cancelled";
  case ErrorCode::Internal:
    break;
  }
  return "internal";
}

Failure failureOf(const Error& error, const std::string& goOn) {
  if (error.code() == ErrorCode::Cancelled) {
    return {Interrupted, nameOf(error.code()), error.reason().english(), error.subject(), goOn};
  }
  return {Failed, nameOf(error.code()), error.reason().english(), error.subject(), error.advice().english()};
}

} // namespace

NotInThisVersion::NotInThisVersion(const std::string& what, const std::string& advice)
    : Error(ErrorCode::Unsupported, {"not in this version: %1", {what}}, {}, {advice.c_str()}) {}

Failure failureOf(const std::exception_ptr& exception, const std::string& goOn) {
  try {
    std::rethrow_exception(exception);
  } catch (const NotInThisVersion& missing) {
    return {WrongUsage, "not_in_this_version", missing.reason().english(), {}, missing.advice().english()};
  } catch (const UsageError& error) {
    return usageFailure(error.what());
  } catch (const Error& error) {
    return failureOf(error, goOn);
  } catch (const std::bad_alloc&) {
    return {Failed, nameOf(ErrorCode::OutOfMemory), "there is not enough memory", {}, "Use a smaller size or batch"};
  } catch (const std::exception& error) {
    return {Failed, nameOf(ErrorCode::Internal), error.what(), {}, {}};
  }
}

Failure usageFailure(const std::string& message) { return {WrongUsage, "usage", message, {}, "See --help"}; }

std::string toJson(const Failure& failure) {
  using Json = nlohmann::ordered_json;
  const Json object{{"error",
                     {{"code", failure.code},
                      {"message", failure.message},
                      {"subject", failure.subject},
                      {"advice", failure.advice}}}};
  return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string toText(const Failure& failure) {
  auto text = failure.subject.empty() ? failure.message : failure.subject + ": " + failure.message;
  return failure.advice.empty() ? text : text + ". " + failure.advice;
}

} // namespace stratoscope::cli
