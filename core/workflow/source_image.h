#pragma once

#include "core/base/image.h"
#include "core/cohort/cohort.h"
#include "core/cohort/items.h"
#include "core/imaging/series.h"

#include <memory>
#include <string>

namespace stratoscope::workflow {

/// The image an item was made from, at its full resolution.
struct SourceImage {
  std::int64_t series = 0;
  imaging::Volume volume; ///< the whole series, values in their own unit
  int slice = 0;          ///< where the item lies, along `axis`
  char axis = 'k';
  std::string modality;
  std::filesystem::path path;
};

/// A series of the cohort as the decoder wants it. Throws Error::NotFound (moved or deleted source, named).
[[nodiscard]] imaging::Series sourceSeries(const cohort::Cohort& cohort, const cohort::SeriesRow& row);

/// Reads the item's series again from its source files.
/// Throws Error::NotFound (moved or deleted source, named), Error::Unreadable, Error::InvalidArgument (no such item).
[[nodiscard]] SourceImage sourceImage(const cohort::Cohort& cohort, int item);

/// What the model of the newest embedding makes of items. Keeps the model loaded; for one thread at a time.
class Reconstructor {
public:
  /// Throws Error::NotFound when there is no model, Error::Unsupported (no such device).
  static Reconstructor open(const cohort::Cohort& cohort, const std::string& device = "auto");
  ~Reconstructor();
  Reconstructor(Reconstructor&&) noexcept;
  Reconstructor& operator=(Reconstructor&&) noexcept;

  /// Pictures of the items' reconstructions, in the order asked for. Throws Error::InvalidArgument for no such item.
  [[nodiscard]] std::vector<Picture> reconstruct(const std::vector<int>& items);

private:
  struct State;
  explicit Reconstructor(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

} // namespace stratoscope::workflow
