using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.People;

/// <summary>Adds units inside the caller's transaction, for features whose objects bring a unit of their own (an enterprise's accounts).</summary>
public interface IUnitRegister
{
    Guid Add(UnitKind kind, string name, string regionPath, string aliases = "");
}

internal sealed class UnitRegister(CaseFlowDb db, TimeProvider time) : IUnitRegister
{
    public Guid Add(UnitKind kind, string name, string regionPath, string aliases = "")
    {
        var unit = new Unit { Id = Guid.CreateVersion7(time.GetUtcNow()), Kind = kind, Name = name, Aliases = aliases, RegionPath = regionPath };
        db.Add(unit);
        return unit.Id;
    }
}
