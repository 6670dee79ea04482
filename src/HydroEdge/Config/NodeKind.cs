namespace HydroEdge.Config;

/// <summary>The three shapes YAML has.</summary>
internal enum NodeKind
{
    /// <summary>One word, number or text.</summary>
    Scalar,

    /// <summary>A list of nodes.</summary>
    List,

    /// <summary>Keys with their values.</summary>
    Block,
}
