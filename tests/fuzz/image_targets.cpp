#include "core/base/error.h"
#include "core/imaging/decoding/decoder_message.h"
#include "core/imaging/dicom/siemens_csa.h"
#include "core/imaging/nifti/header.h"
#include "core/imaging/nifti/volume.h"
#include "core/imaging/text_header.h"
#include "tests/fuzz/input_file.h"
#include "tests/fuzz/targets.h"

#include <cstdlib>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace stratoscope::fuzz {
namespace {

void readNifti(Bytes bytes, const std::string& ending) {
  const InputFile file(bytes, ending);
  try {
    imaging::checkNiftiData(imaging::readNiftiHeader(file.path()));
    const auto volume = imaging::readNiftiVolume(file.path());
    const auto& size = volume.size;
    if (volume.values.size() != std::size_t(size[0]) * std::size_t(size[1]) * std::size_t(size[2]) *
                                    static_cast<std::size_t>(volume.channels)) {
      std::abort();
    }
  } catch (const Error&) {
    return;
  }
}

} // namespace

void nifti(Bytes bytes) { readNifti(bytes, ".nii"); }
void nifti_gz(Bytes bytes) { readNifti(bytes, ".nii.gz"); }

void message(Bytes bytes) {
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  try {
    (void)imaging::encode(imaging::decodeAnswer(text));
  } catch (const Error&) {
    // the other direction is tried all the same
  }
  try {
    (void)imaging::encode(imaging::decodeRequest(text));
  } catch (const Error&) {
    return;
  }
}

void csa(Bytes bytes) { (void)imaging::readCsaHeader(bytes); }

void text_header(Bytes bytes) {
  const InputFile file(bytes, ".nhdr");
  try {
    for (const auto& [separator, last] : {std::pair(':', ""), std::pair('=', "elementdatafile")}) {
      const auto header = imaging::readTextHeader(file.path(), separator, last);
      (void)header.numbers(separator == ':' ? "sizes" : "dimsize");
      (void)imaging::besideHeader(file.path(), header.value("data file", "datafile"));
    }
  } catch (const Error&) {
    return;
  } catch (const std::logic_error&) { // what numbers() throws
    return;
  }
}

} // namespace stratoscope::fuzz
