namespace HydroEdge.Watches;

/// <summary>How bad the consequence is when nobody acts.</summary>
internal enum Severity
{
    Minor,
    Major,
    Severe,
}
