// Package figure finds the quantities that say something: people, projects,
// shares, money, lengths of time, ratios, in digits and in words, in French,
// English and Spanish.
//
// It promises the figure as printed without qualifiers ("plus de"), its value,
// its unit and what it counts where the text says so; figures in order, without
// overlap, in linear time. Dates, years, times, ages, numbers of articles,
// sessions and pages, ordinals, labels of enumerations, telephone and document
// numbers are no figures, and small numbers of the things that meetings consist
// of ("deux tables rondes") are none either.
//
// It doesn't compute, convert or compare.
package figure
