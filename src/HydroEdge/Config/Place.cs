namespace HydroEdge.Config;

/// <summary>Where something stands in the configuration; the file as seen from the configuration's folder, line and column from 1.</summary>
internal readonly record struct Place(string File, int Line, int Column)
{
    public static Place StartOf(string file) => new(file, 1, 1);

    public override string ToString() => $"{File}:{Line}:{Column}";
}
