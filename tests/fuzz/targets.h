#pragma once

#include <cstdint>
#include <span>

namespace stratoscope::fuzz {

using Bytes = std::span<const std::uint8_t>;

// Each gives the bytes to one of our parsers. A refusal (stratoscope::Error) is as good as a result; anything else that
// is thrown, a crash, a hang or an allocation without measure is a finding.

void npy(Bytes bytes);         ///< the header of a NumPy array
void npz(Bytes bytes);         ///< a whole NPZ: its series and their volumes
void table(Bytes bytes);       ///< a CSV of metadata
void safetensors(Bytes bytes); ///< the header of a model file
void checkpoint(Bytes bytes);  ///< the options in a checkpoint's metadata
void nifti(Bytes bytes);       ///< a plain NIfTI file: header, length and voxels
void nifti_gz(Bytes bytes);    ///< a gzipped one
void message(Bytes bytes);     ///< what a decoder process says, and what it is told
void csa(Bytes bytes);         ///< a Siemens CSA header
void text_header(Bytes bytes); ///< the header of an NRRD or a MetaImage file

} // namespace stratoscope::fuzz
