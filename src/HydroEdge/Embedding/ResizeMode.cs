namespace HydroEdge.Embedding;

/// <summary>How a picture of any shape becomes the model's.</summary>
internal enum ResizeMode
{
    /// <summary>Short side to size, then the centre is cut out: the ends of a wide picture are not seen.</summary>
    CentreCrop,

    /// <summary>Width and height each to size: everything is seen, shapes change.</summary>
    Squash,

    /// <summary>Long side to size, the rest black: everything is seen, smaller.</summary>
    Longest,
}
