global using HepAnalysis.Framework.Tests;
global using NUnit.Framework;
