namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>A replica that is to be registered: the file is there already.</summary>
/// <param name="Did">The file.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Adler32">Its checksum, eight hexadecimal digits.</param>
public sealed record NewReplica(DataIdentifier Did, long Bytes, string Adler32)
{
    /// <summary>The other checksum.</summary>
    public string? Md5 { get; init; }

    /// <summary>Its number in the world.</summary>
    public string? Guid { get; init; }

    /// <summary>Events in it.</summary>
    public long? Events { get; init; }

    /// <summary>Its address; null at an RSE that makes addresses out of names.</summary>
    public string? Address { get; init; }
}
