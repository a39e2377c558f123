// Hosts of their own processes: two cores are shared by what is killed and what kills it.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
