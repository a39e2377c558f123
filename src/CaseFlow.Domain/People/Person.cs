using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.People;

internal sealed class Person
{
    public required Guid Id { get; init; }
    public required string Name { get; set; }
    public string? Phone { get; set; }
    public string? Mail { get; set; }
}

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("persons");
        builder.Property(x => x.Name).HasMaxLength(60);
        builder.Property(x => x.Phone).HasMaxLength(30);
        builder.Property(x => x.Mail).HasMaxLength(120);
        builder.HasIndex(x => x.Name);
    }
}
