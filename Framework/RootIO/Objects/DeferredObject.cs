namespace HepAnalysis.RootIO.Objects;

/// <summary>Where in its record the members of an object lie that are read when one of them is asked for.</summary>
/// <param name="reader">Who reads them.</param>
/// <param name="value">The object.</param>
/// <param name="begin">Byte of the record at which its members begin.</param>
/// <param name="end">One past their last byte.</param>
internal sealed class DeferredObject(ObjectReader reader, RootObject value, int begin, int end)
{
    private string? name;

    public RootObject Value => value;

    public int Begin => begin;

    public int End => end;

    /// <summary>True from when its members begin to be read: what they hold may ask for some of them.</summary>
    public bool IsBegun { get; set; }

    /// <summary>Reads the members; nothing where they are read or being read.</summary>
    public void Read() => reader.Read(this);

    /// <summary>The name of a TNamed, without what follows it; null where only all of it tells.</summary>
    public string? PeekName() => name ??= reader.PeekName(this);
}
