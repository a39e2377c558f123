using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Architecture.Tests.Samples.Layers;

internal sealed class PageWithItsOwnQuery(CaseFlowDb db)
{
    public Task<int> CountAsync() => db.Set<UnitAccess>().CountAsync();
}
