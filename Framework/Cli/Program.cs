Console.Error.WriteLine("hep: not built yet");
return 2;
