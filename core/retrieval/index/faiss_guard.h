#pragma once

#include "core/base/error.h"

#include <exception>
#include <filesystem>
#include <utility>

namespace stratoscope::retrieval {

/// Calls into the faiss library and turns what it throws (its own exceptions, and those of memory for a forged size)
/// into an Error about `file`.
template <typename Call> auto guarded(Call&& call, ErrorCode code, const std::filesystem::path& file) {
  try {
    return std::forward<Call>(call)();
  } catch (const Error&) {
    throw;
  } catch (const std::exception&) {
    switch (code) {
    case ErrorCode::WriteFailed:
      throw Error(code, STRATOSCOPE_TEXT("the search index cannot be written"), file.string(),
                  STRATOSCOPE_TEXT("Check the free space and the permissions of the folder"));
    case ErrorCode::Unreadable:
      throw Error(code, STRATOSCOPE_TEXT("the search index is damaged"), file.string());
    default:
      throw Error(ErrorCode::OutOfMemory, STRATOSCOPE_TEXT("there is not enough memory for the search index"));
    }
  }
}

} // namespace stratoscope::retrieval
