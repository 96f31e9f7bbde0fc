# The README's table of what is proven with a real Asterisk, out of the names of the tests.
BEGIN { print "| Fields | What a real Asterisk shows |"; print "|---|---|" }
match($0, /`\[[0-9.]+\] .*`/) {
  name = substr($0, RSTART + 1, RLENGTH - 2)
  sub(/^\[[0-9.]+\] /, "", name)
  gsub(/\|/, "\\|", name)
  cut = index(name, ": ")
  fields = cut ? substr(name, 1, cut - 1) : ""
  print "| " fields " | " (cut ? substr(name, cut + 2) : name) " |"
}
