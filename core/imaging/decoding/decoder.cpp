#include "core/base/error.h"
#include "core/imaging/c_locale.h"
#include "core/imaging/decoding/pixel_decoder.h"
#include "core/imaging/dicom/pixels.h"
#include "core/imaging/dicom/volume.h"
#include "core/imaging/inspect.h"
#include "core/imaging/itk_image.h"
#include "core/imaging/nifti/volume.h"
#include "core/imaging/npz/npz.h"
#include "core/imaging/picture/picture_file.h"
#include "core/imaging/volume_file.h"

namespace stratoscope::imaging {
namespace {

class DirectDecoder final : public PixelDecoder {
public:
  Volume decode(const Series& series) override {
    const CLocale numbers;
    Volume volume;
    guardItk(series.path, [&] { volume = read(series); });
    return volume;
  }
  StoredValues storedValues(const Series& series) override { return readStoredValues(series); }
  StoredImage storedImage(const Series& series) override { return readStoredImage(series); }

private:
  static Volume read(const Series& series) {
    switch (series.kind) {
    case SourceKind::Picture:
      return readPictureFile(series.path);
    case SourceKind::Nifti:
      return readNiftiVolume(series.path, series.part);
    case SourceKind::Dicom:
      return readDicomVolume(series);
    case SourceKind::Npz:
      return readNpz(series);
    case SourceKind::Nrrd:
    case SourceKind::MetaImage:
      return readVolumeFile(series.kind, series.path, series.part);
    }
    throw Error(ErrorCode::Internal, STRATOSCOPE_TEXT("a series of an unknown kind"), series.path.string());
  }
};

} // namespace

std::unique_ptr<PixelDecoder> makeDirectDecoder() { return std::make_unique<DirectDecoder>(); }

} // namespace stratoscope::imaging
