using System.Xml.Linq;
using CaseFlow.Domain.Kernel;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Host.Security.Web;

internal sealed class ProtectionKey
{
    public required string Name { get; init; }
    public required string Xml { get; init; }
}

internal sealed class ProtectionKeyModel : IModelContribution
{
    public void Configure(ModelBuilder model)
    {
        var key = model.Entity<ProtectionKey>();
        key.ToTable("protection_keys");
        key.HasKey(x => x.Name);
        key.Property(x => x.Name).HasMaxLength(100);
    }
}

/// <summary>The keys that protect cookies live in the database: all hosts share them and a restart signs nobody out.</summary>
internal sealed class KeyRing(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        return [.. scope.ServiceProvider.GetRequiredService<CaseFlowDb>().Set<ProtectionKey>().AsNoTracking().Select(k => k.Xml).AsEnumerable().Select(x => XElement.Parse(x))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<CaseFlowDb>();
        db.Add(new ProtectionKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }
}
