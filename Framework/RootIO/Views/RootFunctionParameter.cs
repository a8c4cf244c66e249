namespace HepAnalysis.RootIO.Views;

/// <summary>A parameter of a function.</summary>
/// <param name="Name">Name; <c>p0</c> where it was given none.</param>
/// <param name="Value">Value.</param>
/// <param name="Error">Error of a fit; 0 where there was none.</param>
/// <param name="Low">Lower limit; limits that are both 0 are none, equal ones say that it is fixed.</param>
/// <param name="High">Upper limit.</param>
public sealed record RootFunctionParameter(string Name, double Value, double Error, double Low, double High);
