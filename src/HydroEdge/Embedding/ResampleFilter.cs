namespace HydroEdge.Embedding;

/// <summary>Pillow's filters, by Pillow's numbers (<c>resample</c> in preprocessor_config.json).</summary>
internal enum ResampleFilter
{
    Nearest = 0,
    Lanczos = 1,
    Bilinear = 2,
    Bicubic = 3,
    Box = 4,
    Hamming = 5,
}
