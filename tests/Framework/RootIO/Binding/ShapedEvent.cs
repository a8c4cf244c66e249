using HepAnalysis.Columns.Views;

namespace HepAnalysis.Framework.Tests.RootIO.Binding;

/// <summary>Every shape that a member may have.</summary>
[Event]
public readonly partial struct ShapedEvent
{
    public partial string Title { get; }

    [Member("remark")]
    public partial string? Remark { get; }

    [Member("title")]
    public partial ReadOnlySpan<byte> Bytes { get; }

    public partial double? Best { get; }

    public partial ReadOnlySpan<double> Weights { get; }

    public partial ReadOnlySpan<float> Matrix { get; }

    public partial Point Vertex { get; }

    public partial Objects<Jet> Jets { get; }

    [Member("absent", MayBeMissing = true)]
    public partial ReadOnlySpan<int> Absent { get; }

    [Member("absentText", MayBeMissing = true)]
    public partial string? AbsentText { get; }
}

/// <summary>A place.</summary>
[Record]
public readonly partial record struct Point(float X, float Y);

/// <summary>A jet with what is in it.</summary>
[Collection("Jet")]
public readonly partial struct Jet
{
    public partial float Pt { get; }

    public partial string Name { get; }

    public partial int? Flavour { get; }

    public partial Point Axis { get; }

    public partial ReadOnlySpan<short> Ids { get; }

    public partial Objects<Point> Hits { get; }
}
