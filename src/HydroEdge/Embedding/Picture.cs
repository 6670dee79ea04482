using HydroEdge.Cameras;

namespace HydroEdge.Embedding;

/// <summary>A rectangle of pixels to embed: a whole frame or a crop of one. Borrows the frame's memory.</summary>
/// <param name="Rgb">Packed RGB of the whole frame, row by row.</param>
/// <param name="Width">Width of the whole frame in pixels.</param>
/// <param name="Height">Height of the whole frame in pixels.</param>
/// <param name="Crop">The part to embed, as shares of the frame.</param>
internal readonly record struct Picture(ReadOnlyMemory<byte> Rgb, int Width, int Height, Region Crop);
