namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>A place of a file: an address at an RSE (PFN).</summary>
/// <param name="Address">The address: scheme, host, path.</param>
/// <param name="Rse">The RSE.</param>
/// <param name="Type">DISK or TAPE.</param>
/// <param name="Domain">lan: reachable within the site; wan: from anywhere.</param>
/// <param name="Priority">1 is the best, by the server's sorting.</param>
/// <param name="Volatile">True at a cache: it may be gone at any time.</param>
/// <param name="ClientExtract">True where the address is an archive out of which the file has to be taken.</param>
public sealed record PhysicalFile(string Address, string Rse, string Type, string? Domain, int Priority, bool Volatile, bool ClientExtract);
