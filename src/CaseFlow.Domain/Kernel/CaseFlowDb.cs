using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.Kernel;

/// <summary>A row that belongs to a region; seen by those who oversee it and by units it was opened to (<see cref="UnitAccess"/>).</summary>
public interface IScoped
{
    /// <summary>Also the subject of <see cref="UnitAccess"/>.</summary>
    Guid Id { get; }

    /// <summary>Codes from city to community, each followed by a slash: <c>610100/610113/610113001/</c>.</summary>
    string RegionPath { get; }
}

/// <summary>A row with an optimistic version, raised at every change; a stale write becomes the refusal <c>conflict.changed</c>.</summary>
public interface IVersioned
{
    int Version { get; set; }
}

/// <summary>Opens one scoped row (a hazard, a case) to one unit outside the region it belongs to.</summary>
public sealed class UnitAccess
{
    public required Guid SubjectId { get; init; }
    public required Guid UnitId { get; init; }
}

/// <summary>Contributes a mapping from another assembly; found by scan.</summary>
public interface IModelContribution
{
    void Configure(ModelBuilder model);
}

/// <summary>
/// The one unit of work: domain rows, instances, timers, journal, notices, outbox and audit commit together.
/// Provider-neutral; the host derives one context per database to carry its migrations.
/// </summary>
public abstract class CaseFlowDb : DbContext
{
    private readonly IServiceProvider _application;

    protected CaseFlowDb(DbContextOptions options)
        : base(options)
    {
        _application = options.FindExtension<CoreOptionsExtension>()!.ApplicationServiceProvider!;

        // A save that fails ends its command's transaction, so there is no need of a place to go back to inside it.
        Database.AutoSavepointsEnabled = false;
    }

    /// <summary>The request this context works for; a pooled context gets another one with every scope.</summary>
    public RequestContext Request { get; set; } = new();

    // Read by the query filters at run time, so they stay parameters of the compiled query.
    private bool SeesAll => Request.InProcess || Request.Actor is null or { IsSystem: true };

    private string SeenPath => Request.Actor?.RegionPath ?? "-";

    private Guid SeenUnit => Request.Actor?.UnitId ?? Guid.Empty;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(CaseFlowDb).Assembly);
        modelBuilder.Entity<UnitAccess>(e =>
        {
            e.ToTable("unit_access");
            e.HasKey(x => new { x.SubjectId, x.UnitId });
            e.HasIndex(x => x.UnitId);
        });
        foreach (var contribution in _application.GetServices<IModelContribution>())
        {
            contribution.Configure(modelBuilder);
        }

        foreach (var type in modelBuilder.Model.GetEntityTypes().ToList())
        {
            if (typeof(IScoped).IsAssignableFrom(type.ClrType))
            {
                ScopeMethod.MakeGenericMethod(type.ClrType).Invoke(this, [modelBuilder]);
            }

            if (typeof(IVersioned).IsAssignableFrom(type.ClrType))
            {
                modelBuilder.Entity(type.ClrType).Property(nameof(IVersioned.Version)).IsConcurrencyToken();
            }

            foreach (var property in type.GetProperties())
            {
                property.SetColumnName(Snake(property.Name));
            }
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        if (Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal))
        {
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        }
        else
        {
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<Utc>();
        }
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var entry in ChangeTracker.Entries<IVersioned>().Where(e => e.State == EntityState.Modified))
        {
            entry.Entity.Version++;
        }

        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    private static string Snake(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 && !char.IsUpper(name[i - 1]) ? $"_{c}" : $"{c}")).ToLowerInvariant();

    private static readonly MethodInfo ScopeMethod =
        typeof(CaseFlowDb).GetMethod(nameof(Scope), BindingFlags.NonPublic | BindingFlags.Instance)!;

    private void Scope<T>(ModelBuilder model)
        where T : class, IScoped
    {
        Expression<Func<T, bool>> seen = e =>
            SeesAll || e.RegionPath.StartsWith(SeenPath) || Set<UnitAccess>().Any(a => a.SubjectId == e.Id && a.UnitId == SeenUnit);
        model.Entity<T>().HasQueryFilter(seen);
        model.Entity<T>().HasIndex(e => e.RegionPath);
    }

    // SQLite has no instant type; ticks sort.
    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(v => v.UtcTicks, v => new DateTimeOffset(v, TimeSpan.Zero));

    private sealed class Utc() : ValueConverter<DateTimeOffset, DateTimeOffset>(v => v.ToUniversalTime(), v => v);
}
